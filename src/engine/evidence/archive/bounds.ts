/** What an archive may hold. */
export interface ArchiveBounds {
  readonly entries: number;
  /** Bytes of one file, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all files, unpacked. */
  readonly totalBytes: number;
  /** Unpacked bytes for each packed one, over the whole archive; small archives are let off. */
  readonly ratio: number;
}

/** Unpacked bytes below which no ratio is suspicious: an empty log compresses as well as a bomb. */
export const HARMLESS_BYTES = 8_000_000;

/** Why an archive is not opened, or an entry not read; each of them makes the whole archive no evidence. */
export type ArchiveProblemKey =
  | 'not-an-archive'
  | 'truncated'
  | 'damaged'
  | 'entries-overlap'
  | 'headers-differ'
  | 'size-differs'
  | 'too-many-entries'
  | 'entry-too-large'
  | 'too-large'
  | 'ratio'
  | 'link'
  | 'unsafe-path'
  | 'duplicate-path'
  | 'encrypted'
  | 'unknown-compression';

/** One thing that is wrong with an archive; `path` only where it is clean to show. */
export interface ArchiveProblem {
  readonly key: ArchiveProblemKey;
  readonly path?: string;
}
