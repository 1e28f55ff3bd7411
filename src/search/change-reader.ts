/** A path that a commit gave new content, or that differs at the head from where the change began. */
export interface NovelFile {
  readonly path: string;
  /** Octal, as git writes it: `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
  readonly mode: string;
  readonly blob: string;
  /** Bytes, where the reader knows without reading. */
  readonly size: number | null;
  /** What was at the path before: in each parent, or where the change began. */
  readonly before: readonly string[];
}

/** A commit of a change with what its author wrote into it. */
export interface SearchedCommit {
  readonly sha: string;
  readonly message: string;
}

/** A blob to read. */
export interface Wanted {
  readonly blob: string;
  readonly size: number | null;
}

/** A blob's bytes, or the first of them; `reason` says why it is not whole. */
export interface Content {
  readonly blob: string;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly reason: UnreadContent | null;
}

/** Why something was not read, or not whole. */
export type UnreadContent =
  | 'too-large'
  | 'too-many-files'
  | 'unreadable'
  | 'submodule'
  | 'symlink'
  | 'stored-elsewhere';

/** What searching a change needs of a repository, a clone or one on a forge. */
export interface ChangeReader {
  /** Oldest first. */
  readonly commits: readonly SearchedCommit[];
  /** By commit: what is in none of its parents. */
  readonly novel: ReadonlyMap<string, readonly NovelFile[]>;
  /** Everything at the head that differs from where the change began. */
  readonly atHead: readonly NovelFile[];
  /** Blob by path where the change began: what is there already is not brought by the change. */
  readonly atBase: ReadonlyMap<string, string>;
  /** Each blob once, in whatever order is cheapest. */
  readonly contents: (wanted: readonly Wanted[]) => AsyncIterable<Content>;
}
