import { measuringKeys, measuringPart } from '../../engine/evidence/measuring/measuring-files.ts';
import { namedIn } from '../../engine/evidence/measuring/named-in.ts';
import { textIn } from '../../engine/facts/blob.ts';
import type { RepositoryKey, TreeEntry } from '../../platform/port.ts';
import { blobOf, keptResult, treeOf } from '../objects.ts';
import type { Tools } from '../tools.ts';
import { byPath, treeChanges, type TreeChange } from '../tree-changes.ts';

const LARGEST = 1_000_000;
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Which paths of two commits decide how things are measured and are not the same in both. */
export function measuringDifferences(
  tools: Tools,
  repository: RepositoryKey,
  [trusted, other]: readonly [trusted: string, other: string],
): Promise<readonly string[]> {
  if (trusted === other) return Promise.resolve([]);
  return keptResult(tools, repository, { kind: 'measuring-1', key: `${trusted}...${other}` }, async () => {
    const [before, after] = await Promise.all([treeOf(tools, repository, trusted), treeOf(tools, repository, other)]);
    const named = await namedByWorkflows(tools, repository, { trusted, tree: before });
    const found: string[] = [];
    for (const change of treeChanges(before, after))
      if (await decides(tools, repository, { change, named })) found.push(change.path);
    return found;
  });
}

/** Files that the workflows of a trusted commit name. */
function namedByWorkflows(
  tools: Tools,
  repository: RepositoryKey,
  { trusted, tree }: { readonly trusted: string; readonly tree: readonly TreeEntry[] },
): Promise<ReadonlySet<string>> {
  const files = tree.filter(({ path, mode }) => WORKFLOW.test(path) && mode.startsWith('100'));
  const names = keptResult(tools, repository, { kind: 'workflow-names-1', key: trusted }, async () => {
    const texts = await Promise.all(files.map((file) => textOf(tools, repository, file)));
    const paths = tree.map(({ path }) => path);
    return [...new Set(texts.flatMap((text) => namedIn(text ?? '', paths)))];
  });
  return names.then((paths) => new Set(paths));
}

async function decides(
  tools: Tools,
  repository: RepositoryKey,
  { change, named }: { readonly change: TreeChange; readonly named: ReadonlySet<string> },
): Promise<boolean> {
  const { path, before, after } = change;
  const part = named.has(path) ? 'whole' : measuringPart(path);
  if (part !== 'keys') return part === 'whole';
  const [old, now] = await Promise.all([before, after].map((entry) => textOf(tools, repository, entry)));
  if (old === null || old === undefined || now === null || now === undefined) return true;
  return measuringKeys(path, old) !== measuringKeys(path, now);
}

/** `null` for what is no text of a bearable size. */
export async function textOf(tools: Tools, repository: RepositoryKey, entry: TreeEntry | null): Promise<string | null> {
  if (entry === null || !entry.mode.startsWith('100') || (entry.size ?? LARGEST) >= LARGEST) return null;
  const bytes = await blobOf(tools, repository, { sha: entry.sha, maximum: LARGEST });
  return textIn(bytes);
}

/** Entries of a commit by path. */
export async function entriesAt(
  tools: Tools,
  repository: RepositoryKey,
  commit: string,
): Promise<ReadonlyMap<string, TreeEntry>> {
  return byPath(await treeOf(tools, repository, commit));
}
