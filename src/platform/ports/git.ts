import type { ChangedFile } from '../../engine/facts/file.ts';
import type { RepositoryKey } from './repository-key.ts';

/** One entry of a tree, at its full path. */
export interface TreeEntry {
  readonly path: string;
  /** Octal, as git writes it: `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
  readonly mode: string;
  readonly sha: string;
  /** Bytes; null for submodules. */
  readonly size: number | null;
}

/** A file as the forge's own comparison lists it. */
export interface ListedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: ChangedFile['status'];
  readonly additions: number;
  readonly deletions: number;
  /** Blob at the head; null when the forge does not tell. */
  readonly sha: string | null;
  /** `null`: the forge left the patch out. */
  readonly patch: string | null;
}

/** Two commits compared: `files` is null when there are more than one page holds. */
export interface Comparison {
  readonly mergeBase: string | null;
  readonly files: readonly ListedFile[] | null;
}

/** One entry of a single tree, by its own name. */
export interface TreeNode {
  readonly name: string;
  /** Octal, as git writes it; `040000` for a folder. */
  readonly mode: string;
  readonly sha: string;
  /** Bytes; null for what is no blob. */
  readonly size: number | null;
}

/** A commit between two others, with everything that its author wrote into it. */
export interface ComparedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Names and addresses of author and committer. */
  readonly signatories: readonly string[];
}

/** Reads objects. Everything here is immutable: the same arguments always give the same answer. */
export interface Git {
  /** From the merge base of both to `head`, commits by full id. */
  readonly compare: (repository: RepositoryKey, base: string, head: string) => Promise<Comparison>;
  /** Every file of a pull request, up to the forge's limit of 3,000; not immutable, compare with the trees. */
  readonly listFiles: (repository: RepositoryKey, number: number) => Promise<readonly ListedFile[]>;
  /** Every entry below a commit or a tree. Throws `too-large` when even the pieces of it are too many. */
  readonly tree: (repository: RepositoryKey, sha: string) => Promise<readonly TreeEntry[]>;
  /** The exact bytes, at most `maximum` of them. */
  readonly blob: (repository: RepositoryKey, sha: string, maximum: number) => Promise<Uint8Array>;
  /** Commits that `head` reaches and `base` does not, oldest first. Throws `too-large` when they are more than `most`. */
  readonly commitsBetween: (
    repository: RepositoryKey,
    range: { readonly base: string; readonly head: string; readonly most: number },
  ) => Promise<readonly ComparedCommit[]>;
  /** What many trees hold, or the trees of commits, by the id that was asked for; 50 a request. What is not there is left out. */
  readonly trees: (
    repository: RepositoryKey,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly TreeNode[]>>;
  /** The exact bytes of many small texts, one request in all; what cannot be told exactly in this way is left out. */
  readonly texts: (repository: RepositoryKey, ids: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
  /** The newest commits up to `from` that touched a path, newest first, at most 100. */
  readonly history: (repository: RepositoryKey, from: string, path: string) => Promise<readonly string[]>;
  /** Parents of a commit, first one first. */
  readonly parents: (repository: RepositoryKey, sha: string) => Promise<readonly string[]>;
  /** The commit and its first-parent ancestors, newest first, as far as one page of the forge tells: a hundred or fewer. */
  readonly firstParents: (repository: RepositoryKey, sha: string) => Promise<readonly string[]>;
  /** The commit that a branch points to now; the name is never taken for a tag. */
  readonly branchTip: (repository: RepositoryKey, branch: string) => Promise<string>;
}
