import type { FileEntry, FileMap, ObjectStore } from './object-store.ts';

export type FileStatus = 'added' | 'removed' | 'modified' | 'renamed' | 'changed';

export interface FileChange {
  readonly status: FileStatus;
  readonly path: string;
  readonly previousPath?: string;
  readonly before?: FileEntry;
  readonly after?: FileEntry;
}

const RENAME_THRESHOLD = 0.5;
const RENAME_PAIRS = 10_000;

function similarity(a: Buffer, b: Buffer): number {
  if (a.length === 0 || b.length === 0) return 0;
  const remaining = new Map<string, number>();
  for (const line of a.toString('latin1').split('\n')) remaining.set(line, (remaining.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of b.toString('latin1').split('\n')) {
    const left = remaining.get(line) ?? 0;
    if (left > 0) {
      remaining.set(line, left - 1);
      shared += line.length + 1;
    }
  }
  return shared / (Math.max(a.length, b.length) + 1);
}

interface Sides {
  readonly removed: Map<string, FileEntry>;
  readonly added: Map<string, FileEntry>;
}

function closest(store: ObjectStore, after: FileEntry, removed: Sides['removed']): string | undefined {
  for (const [path, before] of removed) if (before.sha === after.sha) return path;
  let best = { path: undefined as string | undefined, score: RENAME_THRESHOLD };
  for (const [path, before] of removed) {
    const score = similarity(store.bytesOf(before), store.bytesOf(after));
    if (score >= best.score) best = { path, score };
  }
  return best.path;
}

function renames(store: ObjectStore, { removed, added }: Sides): FileChange[] {
  if (removed.size * added.size > RENAME_PAIRS) return [];
  const found: FileChange[] = [];
  for (const [path, after] of added) {
    const previousPath = closest(store, after, removed);
    const before = previousPath === undefined ? undefined : removed.get(previousPath);
    if (previousPath === undefined || before === undefined) continue;
    removed.delete(previousPath);
    added.delete(path);
    found.push({ status: 'renamed', path, previousPath, before, after });
  }
  return found;
}

/** What changed from one tree to another, renames found like git's (50 %), in path order. */
export function diffFiles(store: ObjectStore, before: FileMap, after: FileMap): FileChange[] {
  const sides: Sides = { removed: new Map(), added: new Map() };
  const changes: FileChange[] = [];
  for (const [path, entry] of before) {
    const now = after.get(path);
    if (now === undefined) sides.removed.set(path, entry);
    else if (now.sha !== entry.sha) changes.push({ status: 'modified', path, before: entry, after: now });
    else if (now.mode !== entry.mode) changes.push({ status: 'changed', path, before: entry, after: now });
  }
  for (const [path, entry] of after) if (!before.has(path)) sides.added.set(path, entry);
  changes.push(...renames(store, sides));
  for (const [path, entry] of sides.removed) changes.push({ status: 'removed', path, before: entry });
  for (const [path, entry] of sides.added) changes.push({ status: 'added', path, after: entry });
  return changes.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
