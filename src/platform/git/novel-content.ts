import { git } from './run-git.ts';

/** A path that a commit gave new content: the content is in none of its parents. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
  /** What each parent had at the path. */
  readonly before: readonly string[];
}

const NOTHING = /^0+$/;

/** `.gitmodules` may ask that a submodule's changes are not shown: it is not asked. */
const RAW = ['-r', '--raw', '-z', '--no-renames', '--no-abbrev', '--ignore-submodules=none'] as const;

/** Reads one record of `--raw -z` with one mode and one object a parent (gitformat-diff). */
const readRecord = (meta: string, path: string): TreeChange => {
  const parents = /^:+/.exec(meta)?.[0].length ?? 1;
  const words = meta.slice(parents).split(' ');
  return {
    path: Buffer.from(path, 'latin1').toString('utf8'),
    mode: words[parents] ?? '',
    blob: words[2 * parents + 1] ?? '',
    before: words.slice(parents + 1, 2 * parents + 1).filter((id) => !NOTHING.test(id)),
  };
};

const readRecords = (output: string): readonly TreeChange[] => {
  const parts = output.split('\0');
  const changes: TreeChange[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) changes.push(readRecord(parts[at] ?? '', parts[at + 1] ?? ''));
  return changes.filter((change) => !NOTHING.test(change.blob));
};

/** The novel content of a commit: of a merge, only what differs from every parent. */
export const novelContent = async (cwd: string, commit: string): Promise<readonly TreeChange[]> =>
  readRecords(await git(cwd, 'diff-tree', ...RAW, '-c', '--root', '--no-commit-id', '--end-of-options', commit));

/** What is at the head where it differs from a base. */
export const contentSince = async (cwd: string, base: string, head: string): Promise<readonly TreeChange[]> =>
  readRecords(await git(cwd, 'diff-tree', ...RAW, '--end-of-options', base, head));
