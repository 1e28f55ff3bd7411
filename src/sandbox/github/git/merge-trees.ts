import { applyPatch, structuredPatch } from 'diff';

import type { FileEntry, FileMap, ObjectStore } from './object-store.ts';

interface Sides {
  readonly base: FileEntry | undefined;
  readonly ours: FileEntry | undefined;
  readonly theirs: FileEntry | undefined;
}

type Merged = { readonly entry: FileEntry | undefined } | 'conflict';

function same(a: FileEntry | undefined, b: FileEntry | undefined): boolean {
  return a?.sha === b?.sha && a?.mode === b?.mode;
}

function mergeContents(store: ObjectStore, base: FileEntry, ours: FileEntry, theirs: FileEntry): Merged {
  const text = (entry: FileEntry): string => store.bytesOf(entry).toString('utf8');
  const patch = structuredPatch('a', 'b', text(base), text(theirs));
  const merged = applyPatch(text(ours), patch, { fuzzFactor: 0 });
  return merged === false ? 'conflict' : { entry: { mode: theirs.mode, sha: store.writeBlob(merged) } };
}

function mergeEntry(store: ObjectStore, { base, ours, theirs }: Sides): Merged {
  if (same(ours, theirs) || same(theirs, base)) return { entry: ours };
  if (same(ours, base)) return { entry: theirs };
  const plain = [base, ours, theirs].every((entry) => entry?.mode.startsWith('100') ?? false);
  if (!plain || base === undefined || ours === undefined || theirs === undefined) return 'conflict';
  return mergeContents(store, base, ours, theirs);
}

/** A three-way merge path by path; undefined when it conflicts. */
export function mergeFiles(store: ObjectStore, base: FileMap, ours: FileMap, theirs: FileMap): FileMap | undefined {
  const merged = new Map<string, FileEntry>();
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const outcome = mergeEntry(store, { base: base.get(path), ours: ours.get(path), theirs: theirs.get(path) });
    if (outcome === 'conflict') return undefined;
    if (outcome.entry !== undefined) merged.set(path, outcome.entry);
  }
  return merged;
}
