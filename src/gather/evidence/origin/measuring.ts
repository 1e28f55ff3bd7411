import { decidesMeasuring } from '../../../engine/evidence/measuring/decides.ts';
import { textIn } from '../../../engine/facts/blob.ts';
import type { RepositoryKey, TreeEntry } from '../../../platform/port.ts';
import { byPath, treeChanges, type TreeChange } from '../../changes/tree-changes.ts';
import { blobOf, keptResult, treeOf } from '../../objects.ts';
import type { Tools } from '../../tools.ts';
import { namingOf } from './naming-of.ts';

const LARGEST = 5_000_000;

/** Which paths of two commits decide how things are measured and are not the same in both. */
export function measuringDifferences(
  tools: Tools,
  repository: RepositoryKey,
  [trusted, other]: readonly [trusted: string, other: string],
): Promise<readonly string[]> {
  if (trusted === other) return Promise.resolve([]);
  return keptResult(tools, repository, { kind: 'measuring-2', key: `${trusted}...${other}` }, async () => {
    const [before, after] = await Promise.all([treeOf(tools, repository, trusted), treeOf(tools, repository, other)]);
    const named = await namingOf(tools, repository, { trusted, tree: before });
    const found: string[] = [];
    for (const change of treeChanges(before, after))
      if (await decidesMeasuring(change.path, named, () => bothTexts(tools, repository, change)))
        found.push(change.path);
    return found;
  });
}

async function bothTexts(
  tools: Tools,
  repository: RepositoryKey,
  { before, after }: TreeChange,
): Promise<readonly [string | null, string | null]> {
  return [await textOf(tools, repository, before), await textOf(tools, repository, after)];
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
