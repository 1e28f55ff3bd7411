import { askGit } from '../platform/git/run-git.ts';

const REGULAR = /^100(?:644|755) blob ([\da-f]+)\t/;

/** The text of a file of a commit; `null` when there is none, or something else than a file. */
export async function textAt(root: string, commit: string, path: string): Promise<string | null> {
  const entry = await askGit(root, 'ls-tree', '--full-tree', commit, '--', path);
  const blob = REGULAR.exec(entry ?? '')?.[1];
  const text = blob === undefined ? null : await askGit(root, 'cat-file', 'blob', blob);
  return text === null ? null : Buffer.from(text, 'latin1').toString('utf8');
}
