import { coverableLines } from '../../engine/evidence/line-coverage/coverable-lines.ts';
import { reading, type RepositoryKey, type TreeEntry } from '../../platform/port.ts';
import { isBinary } from '../measure.ts';
import { blobOf } from '../objects.ts';
import type { Tools } from '../tools.ts';

/** Larger files are no source that anybody measures. */
const LARGEST_TEXT = 5_000_000;
/** Blobs that one gathering reads for their lines: a pull request of thousands of files is looked at in several. */
const MOST_READ = 800;

/** What may still be read. */
export interface ReadingBudget {
  left: number;
}

export function readingBudget(): ReadingBudget {
  return { left: MOST_READ };
}

/** The text of a file; `null` when it is too large, no text, gone, or the budget is spent. */
export async function textOfBlob(
  tools: Tools,
  repository: RepositoryKey,
  { entry, budget }: { readonly entry: TreeEntry; readonly budget: ReadingBudget },
): Promise<string | null> {
  if ((entry.size ?? 0) > LARGEST_TEXT || budget.left <= 0) return null;
  budget.left -= 1;
  const read = await reading(() => blobOf(tools, repository, { sha: entry.sha, maximum: LARGEST_TEXT }));
  if (read.known) return isBinary(read.value) ? null : new TextDecoder().decode(read.value);
  if (read.problem.kind === 'not-found' || read.problem.kind === 'too-large') return null;
  throw read.problem;
}

/** How many lines of code a file has; counted once a blob, whatever pull request brings it. */
export async function codeLinesOf(
  tools: Tools,
  repository: RepositoryKey,
  { path, entry, budget }: { readonly path: string; readonly entry: TreeEntry; readonly budget: ReadingBudget },
): Promise<number | null> {
  // The language, and so what is a comment, follows from the extension.
  const kind = `code-lines-1.${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}`;
  const key = { repositoryId: repository.id, kind, sha: entry.sha };
  const known = await tools.store.objects.get(key);
  if (known !== undefined) return Number(new TextDecoder().decode(known));
  const text = await textOfBlob(tools, repository, { entry, budget });
  if (text === null) return null;
  const count = coverableLines(path, text).length;
  await tools.store.objects.put(key, new TextEncoder().encode(String(count)));
  return count;
}
