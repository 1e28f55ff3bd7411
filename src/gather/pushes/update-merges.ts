import type { Commit } from '../../engine/facts/commit.ts';
import { type ListedCommit, reading, type RepositoryKey, type TreeEntry } from '../../platform/port.ts';
import { byPath, mergedEntry, same } from '../changes/tree-changes.ts';
import { comparisonOf, keptResult, treeOf } from '../objects.ts';
import type { Tools } from '../tools.ts';

const MOST_MERGES = 30;

/** Says of each commit whether it merges the target branch into the pull request, and whether somebody edited the merge. */
export async function withUpdateMerges(
  tools: Tools,
  repository: RepositoryKey,
  listed: readonly ListedCommit[],
): Promise<readonly Commit[]> {
  const own = new Set(listed.map(({ sha }) => sha));
  const merges = new Set(listed.filter(({ parents }) => takesIn(parents, own)).slice(0, MOST_MERGES));
  return Promise.all(
    listed.map(async (commit) => {
      if (!takesIn(commit.parents, own)) return { ...commit, updateMerge: null };
      if (!merges.has(commit)) return { ...commit, updateMerge: 'unknown' as const };
      const merged = await reading(() => mergeOf(tools, repository, commit));
      return { ...commit, updateMerge: merged.known ? merged.value : ('unknown' as const) };
    }),
  );
}

/** One parent belongs to the pull request, the other is already in the target branch. */
function takesIn(parents: readonly string[], own: ReadonlySet<string>): boolean {
  return parents.length === 2 && parents.filter((parent) => own.has(parent)).length === 1;
}

function mergeOf(tools: Tools, repository: RepositoryKey, commit: ListedCommit): Promise<Merged> {
  return keptResult(tools, repository, { kind: 'update-merge', key: commit.sha }, async () => {
    const [first = '', second = ''] = commit.parents;
    const { mergeBase } = await comparisonOf(tools, repository, { base: first, head: second });
    if (mergeBase === null) return 'unknown';
    const trees = await Promise.all(
      [mergeBase, first, second, commit.sha].map((sha) => treeOf(tools, repository, sha)),
    );
    return compareWithMerge(trees);
  });
}

type Merged = 'clean' | 'changed' | 'unknown';

/** Merge base, first parent, second parent and result, path by path. */
function compareWithMerge(trees: readonly (readonly TreeEntry[])[]): Merged {
  const [base, ours, theirs, result] = trees.map(byPath);
  const paths = [...new Set(trees.flat().map(({ path }) => path))];
  const told = new Set(
    paths.map((path): Merged => {
      const merged = mergedEntry(entryAt(base, path), entryAt(ours, path), entryAt(theirs, path));
      if (merged === undefined) return 'unknown';
      return same(merged, entryAt(result, path)) ? 'clean' : 'changed';
    }),
  );
  if (told.has('changed')) return 'changed';
  return told.has('unknown') ? 'unknown' : 'clean';
}

function entryAt(side: ReadonlyMap<string, TreeEntry> | undefined, path: string): TreeEntry | null {
  return side?.get(path) ?? null;
}
