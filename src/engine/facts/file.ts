/** Everything that differs between merge base and head. */
export interface ChangedFiles {
  readonly entries: readonly ChangedFile[];
  /** Paths that only one of diff(merge base, head) and diff(target tip, test merge) shows: what would really be merged is unsure. */
  readonly disputed: readonly string[];
}

/** One changed path; paths are NFC and `/`-separated, line counts are GitHub's. */
export interface ChangedFile {
  readonly path: string;
  /** Set for renames and copies: a rename counts at both paths. */
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'copied';
  readonly additions: number;
  readonly deletions: number;
  /** `file` unless the tree says otherwise; what no diff shows is still part of the patch. */
  readonly kind: 'file' | 'submodule' | 'symlink' | 'lfs-pointer';
  readonly binary: boolean;
}

/** Both paths of a changed file. */
export function pathsOf(file: ChangedFile): readonly string[] {
  return file.previousPath === null ? [file.path] : [file.path, file.previousPath];
}

/** Where renamed files are now, by their former path. */
export function renamesIn({ entries }: Pick<ChangedFiles, 'entries'>): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ status, previousPath, path }) =>
      status === 'renamed' && previousPath !== null ? [[previousPath, path] as const] : [],
    ),
  );
}
