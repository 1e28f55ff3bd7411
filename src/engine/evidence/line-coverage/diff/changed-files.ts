/** A file whose content is not that of the other tree. */
export interface ChangedFile {
  readonly path: string;
  /** Blob id before; absent for a new file. */
  readonly before?: string;
  /** Blob id after; absent for a deleted file. */
  readonly after?: string;
}

/** Files of two trees (path → blob id) that differ, by path. Blob ids are the truth: no list of a forge can hide one. */
export function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly ChangedFile[] {
  const changed: ChangedFile[] = [];
  for (const [path, id] of after) {
    const old = before.get(path);
    if (old !== id) changed.push({ path, after: id, ...(old === undefined ? {} : { before: old }) });
  }
  for (const [path, id] of before) if (!after.has(path)) changed.push({ path, before: id });
  return changed.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
