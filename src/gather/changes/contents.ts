import { textIn } from '../../engine/facts/blob.ts';
import type { ChangedFiles } from '../../engine/facts/file.ts';
import { Unreadable } from '../../platform/port.ts';
import { blobOf, treeOf } from '../objects.ts';
import type { Subject, Tools } from '../tools.ts';
import { byPath } from './tree-changes.ts';

const MOST_FILES = 100;
const LARGEST = 1_000_000;

/** Text at the head of every changed file that still exists; `null` for what is not text or too large to read. */
export async function contents(
  tools: Tools,
  { repository, state }: Subject,
  { entries }: ChangedFiles,
): Promise<ReadonlyMap<string, string | null>> {
  const present = entries.filter(({ status }) => status !== 'removed');
  if (present.length > MOST_FILES) throw new Unreadable('too-large', 'contents');
  const tree = byPath(await treeOf(tools, repository, state.change.head.sha));
  const read = await Promise.all(
    present.map(async ({ path, kind }) => {
      const entry = tree.get(path);
      if (entry === undefined || kind !== 'file' || (entry.size ?? LARGEST) >= LARGEST) return [path, null] as const;
      const bytes = await blobOf(tools, repository, { sha: entry.sha, maximum: LARGEST });
      return [path, textIn(bytes)] as const;
    }),
  );
  return new Map(read);
}
