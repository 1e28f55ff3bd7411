/** Something to scan. */
export interface Source {
  readonly path: string;
  readonly commit?: string;
  /** Where the text is in the change, when it was read from a repository. */
  readonly state?: 'head' | 'history';
  /** Nothing when it could not be read; `reason` says why. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly reason?: UnreadSource;
  /** Lines that were there before, as text; findings on them alone are not news. */
  readonly known?: ReadonlySet<string>;
}

/** Why something was not read, or not whole. */
export type UnreadSource = 'too-large' | 'too-many-files' | 'unreadable' | 'submodule' | 'stored-elsewhere';

/** The first part of a larger file is scanned, and the rest reported as not read. */
export const LARGEST_FILE = 32 * 1024 * 1024;
