import {
  type BlobMode,
  commitBytes,
  type CommitContent,
  objectId,
  sortEntries,
  treeBytes,
  type TreeEntry,
} from './object-ids.ts';

export interface Verification {
  readonly verified: boolean;
  /** GitHub's word in lower case: valid, unsigned, unknown_key, bad_email, unverified_email, invalid… */
  readonly reason: string;
  readonly signerLogin?: string | undefined;
}

export interface Commit extends CommitContent {
  readonly sha: string;
  readonly verification: Verification;
}

export interface FileEntry {
  readonly mode: BlobMode;
  readonly sha: string;
}

export type FileMap = ReadonlyMap<string, FileEntry>;

export interface AnnotatedTag {
  readonly sha: string;
  readonly tag: string;
  readonly object: string;
  readonly message: string;
}

/** The objects of a fork network: GitHub shares one store between a repository and its forks. */
export class ObjectStore {
  readonly blobs = new Map<string, Buffer>();
  readonly trees = new Map<string, readonly TreeEntry[]>();
  readonly commits = new Map<string, Commit>();
  readonly tags = new Map<string, AnnotatedTag>();
  readonly #flat = new Map<string, FileMap>();

  writeBlob(content: string | Uint8Array): string {
    const bytes = Buffer.from(content);
    const sha = objectId('blob', bytes);
    this.blobs.set(sha, bytes);
    return sha;
  }

  writeTree(entries: readonly TreeEntry[]): string {
    const sorted = sortEntries(entries);
    const sha = objectId('tree', treeBytes(sorted));
    this.trees.set(sha, sorted);
    return sha;
  }

  /** Writes the nested trees of a flat list of paths. */
  writeFiles(files: FileMap): string {
    const here: TreeEntry[] = [];
    const below = new Map<string, Map<string, FileEntry>>();
    for (const [path, entry] of files) {
      const slash = path.indexOf('/');
      if (slash === -1) here.push({ name: path, ...entry });
      else {
        const folder = path.slice(0, slash);
        const inside = below.get(folder) ?? new Map<string, FileEntry>();
        below.set(folder, inside.set(path.slice(slash + 1), entry));
      }
    }
    for (const [name, inside] of below) here.push({ name, mode: '040000', sha: this.writeFiles(inside) });
    return this.writeTree(here);
  }

  writeCommit(content: CommitContent, verification: Verification): Commit {
    const sha = objectId('commit', commitBytes(content));
    const commit = { ...content, sha, verification };
    this.commits.set(sha, commit);
    return commit;
  }

  writeTag(tag: string, object: string, message: string): AnnotatedTag {
    const sha = objectId('tag', Buffer.from(`object ${object}\ntype commit\ntag ${tag}\n\n${message}`));
    const written = { sha, tag, object, message };
    this.tags.set(sha, written);
    return written;
  }

  /** Every file of a tree by path, without folders. */
  filesOf(tree: string): FileMap {
    const known = this.#flat.get(tree);
    if (known !== undefined) return known;
    const files = new Map<string, FileEntry>();
    for (const entry of this.trees.get(tree) ?? []) {
      if (entry.mode === '040000')
        for (const [path, file] of this.filesOf(entry.sha)) files.set(`${entry.name}/${path}`, file);
      else files.set(entry.name, { mode: entry.mode, sha: entry.sha });
    }
    this.#flat.set(tree, files);
    return files;
  }

  filesAt(commit: string): FileMap {
    const tree = this.commits.get(commit)?.tree;
    return tree === undefined ? new Map() : this.filesOf(tree);
  }

  bytesOf(entry: FileEntry): Buffer {
    if (entry.mode === '160000') return Buffer.from(`Subproject commit ${entry.sha}\n`);
    return this.blobs.get(entry.sha) ?? Buffer.alloc(0);
  }
}
