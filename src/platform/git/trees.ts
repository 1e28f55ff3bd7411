import { git } from './run-git.ts';

/** What a tree holds at one path; `mode` as git writes it: `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
export interface TreeFile {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
}

/** A path that differs between two trees; a rename has both paths. */
export interface ChangedPath {
  readonly path: string;
  readonly previousPath: string | null;
  readonly before: Omit<TreeFile, 'path'> | null;
  readonly after: Omit<TreeFile, 'path'> | null;
}

/** Every file of a commit; paths are NFC, bytes that are no UTF-8 become U+FFFD. */
export async function treeAt(cwd: string, commit: string): Promise<readonly TreeFile[]> {
  const output = await git(cwd, 'ls-tree', '-r', '-z', '--full-tree', commit);
  return output.split('\0').flatMap((record) => {
    const [, mode, sha, path] = /^(\d+) \w+ ([\da-f]+)\t(.*)$/s.exec(record) ?? [];
    return mode === undefined || sha === undefined || path === undefined ? [] : [{ path: pathOf(path), mode, sha }];
  });
}

/** Files compared for renames; with more of them on each side, a rename shows as a removed and an added file. */
const MOST_RENAMES = 1000;
const COMPARE = ['-r', '--raw', '-z', '--no-abbrev', '--ignore-submodules=none', `-l${MOST_RENAMES}`] as const;

/** What differs between two commits, by object id, with git's renames (half of the lines the same). */
export async function changesBetween(cwd: string, base: string, head: string): Promise<readonly ChangedPath[]> {
  const output = await git(cwd, 'diff-tree', ...COMPARE, '-M50%', '--end-of-options', base, head);
  const parts = output.split('\0');
  const changes: ChangedPath[] = [];
  for (let at = 0; at + 1 < parts.length;) {
    const record = recordAt(parts, at);
    changes.push(record.change);
    at += record.parts;
  }
  return changes;
}

/** `:100644 100755 ID ID M`, then one path, or two of a rename (gitformat-diff, raw output format). */
function recordAt(parts: readonly string[], at: number): { readonly change: ChangedPath; readonly parts: number } {
  const [meta = '', first = '', second = ''] = parts.slice(at, at + 3);
  const words = meta.slice(1).split(' ');
  const sides = { before: sideOf(words[0], words[2]), after: sideOf(words[1], words[3]) };
  const change = { path: pathOf(first), previousPath: null, ...sides };
  if (words[4]?.startsWith('R') !== true) return { parts: 2, change };
  return { parts: 3, change: { ...change, path: pathOf(second), previousPath: change.path } };
}

function sideOf(mode = '', sha = ''): Omit<TreeFile, 'path'> | null {
  return /^0+$/.test(sha) ? null : { mode, sha };
}

function pathOf(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8').normalize('NFC');
}
