import type { UnreadContent } from '../search/change-reader.ts';

/** Something to scan. */
export interface Source {
  readonly path: string;
  /** Nothing when it could not be read; `reason` says why. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly reason?: UnreadContent;
}

/** The first part of a larger file is scanned, and the rest reported as not read. */
export const LARGEST_FILE = 32 * 1024 * 1024;
