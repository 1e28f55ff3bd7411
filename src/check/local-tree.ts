import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { textIn } from '../engine/facts/blob.ts';
import type { ObjectReader } from '../platform/git/object-reader.ts';
import { treeAt, type TreeFile } from '../platform/git/trees.ts';

/** Larger files are no source that anybody measures. */
const LARGEST_TEXT = 10_000_000;

/** The files of one commit, read when they are asked for. */
export class LocalTree {
  readonly root: string;
  readonly #files: ReadonlyMap<string, TreeFile>;
  readonly #objects: ObjectReader;

  private constructor(root: string, objects: ObjectReader, files: readonly TreeFile[]) {
    this.root = root;
    this.#objects = objects;
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** The tree of a commit; submodules and symlinks hold no text of it. */
  static async of(root: string, objects: ObjectReader, commit: string): Promise<LocalTree> {
    const files = await treeAt(root, commit);
    return new LocalTree(
      root,
      objects,
      files.filter(({ mode }) => mode.startsWith('100')),
    );
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** The text of a file; `null` when there is none, or it is too large or binary. */
  async textOf(path: string): Promise<string | null> {
    const file = this.#files.get(path);
    return file === undefined ? null : this.textOfBlob(file.sha);
  }

  /** The text of an object, by its id. */
  async textOfBlob(sha: string): Promise<string | null> {
    const object = await this.#objects.read(sha, LARGEST_TEXT);
    return object === undefined || object.size > LARGEST_TEXT ? null : textIn(object.bytes);
  }

  /**
   * Whether the file in the work tree, which local tools measure, is not the one of the commit. Compared by git's own id,
   * made here: git would run the filters that the repository names. A line end of another system is no difference.
   */
  async differsInWorkTree(path: string): Promise<boolean> {
    const file = this.#files.get(path);
    if (file === undefined) return true;
    try {
      const bytes = await readFile(join(this.root, path));
      return blobId(bytes, file.sha) !== file.sha && blobId(withoutReturns(bytes), file.sha) !== file.sha;
    } catch {
      return true;
    }
  }
}

/** The id of content as a blob, in the hash that the repository uses. */
function blobId(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
