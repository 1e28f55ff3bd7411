import type { TreeEntry } from '../../platform/port.ts';

/** A path whose mode or content differs between two trees. */
export interface TreeChange {
  readonly path: string;
  readonly before: TreeEntry | null;
  readonly after: TreeEntry | null;
}

/** What differs between two trees, by blob id: no limit of the forge's own comparison applies. */
export function treeChanges(before: readonly TreeEntry[], after: readonly TreeEntry[]): readonly TreeChange[] {
  const old = byPath(before);
  const changes = after
    .map((entry) => ({ path: entry.path, before: old.get(entry.path) ?? null, after: entry }))
    .filter((change) => !same(change.before, change.after));
  const now = byPath(after);
  const removed = before
    .filter(({ path }) => !now.has(path))
    .map((entry) => ({ path: entry.path, before: entry, after: null }));
  return [...changes, ...removed].toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

export function byPath(entries: readonly TreeEntry[]): ReadonlyMap<string, TreeEntry> {
  return new Map(entries.map((entry) => [entry.path, entry]));
}

/** Whether both sides hold the same content under the same mode, or both nothing. */
export function same(one: TreeEntry | null | undefined, other: TreeEntry | null | undefined): boolean {
  return one?.sha === other?.sha && one?.mode === other?.mode;
}

/**
 * What merging gives at one path when one side alone changed it: that side's entry.
 * `undefined`: both changed it differently, so only their contents could tell.
 */
export function mergedEntry(
  base: TreeEntry | null,
  ours: TreeEntry | null,
  theirs: TreeEntry | null,
): TreeEntry | null | undefined {
  if (same(ours, theirs) || same(theirs, base)) return ours;
  return same(ours, base) ? theirs : undefined;
}
