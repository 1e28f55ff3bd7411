import { contentSince, novelContent, type TreeChange } from '../platform/git/novel-content.ts';
import { ObjectReader } from '../platform/git/object-reader.ts';
import { commitNamed } from '../platform/git/revisions.ts';
import { git } from '../platform/git/run-git.ts';
import { isStoredElsewhere } from './files.ts';
import { LARGEST_FILE, type Source } from './source.ts';

const SUBMODULE = '160000';
const linesOf = (bytes: Uint8Array): readonly string[] => Buffer.from(bytes).toString('latin1').split(/\r?\n/);

interface Range {
  readonly cwd: string;
  readonly objects: ObjectReader;
  readonly atHead: ReadonlySet<string>;
}

/** Lines the parents already had at this path: they are not new in this commit. */
const linesBefore = async (range: Range, change: TreeChange): Promise<ReadonlySet<string>> => {
  const lines = new Set<string>();
  for (const id of change.before) {
    const object = await range.objects.read(id, LARGEST_FILE);
    for (const line of object === undefined ? [] : linesOf(object.bytes)) lines.add(line);
  }
  return lines;
};

const sourceOf = async (range: Range, change: TreeChange, commit: string): Promise<Source> => {
  const state = range.atHead.has(`${change.blob} ${change.path}`) ? 'head' : 'history';
  const place = { path: change.path, commit, state } as const;
  if (change.mode === SUBMODULE) return { ...place, reason: 'submodule' };
  const object = await range.objects.read(change.blob, LARGEST_FILE);
  if (object === undefined) return { ...place, reason: 'unreadable' };
  const { bytes, size } = object;
  const known = await linesBefore(range, change);
  if (isStoredElsewhere(bytes)) return { ...place, bytes, known, reason: 'stored-elsewhere' };
  return size > bytes.length ? { ...place, bytes, known, reason: 'too-large' } : { ...place, bytes, known };
};

const messageOf = async (cwd: string, commit: string): Promise<Source> => {
  const text = await git(cwd, 'cat-file', 'commit', commit);
  return { path: '(commit message)', commit, state: 'history', bytes: Uint8Array.from(Buffer.from(text, 'latin1')) };
};

/**
 * Reads what a range of commits brought: the message and the novel content of every commit after the merge base
 * (of a merge, what is in no parent), then the changed files at the head, whole.
 */
export const readRange = async function* (cwd: string, since: string, until = 'HEAD'): AsyncGenerator<Source> {
  const [base, head] = [await commitNamed(cwd, since), await commitNamed(cwd, until)];
  const fork = (await git(cwd, 'merge-base', base, head)).trim();
  const changed = await contentSince(cwd, fork, head);
  const atHead = new Set(changed.map((change) => `${change.blob} ${change.path}`));
  const objects = new ObjectReader(cwd);
  const range: Range = { cwd, objects, atHead };
  try {
    const commits = (await git(cwd, 'rev-list', '--reverse', head, `^${base}`)).split('\n').filter((id) => id !== '');
    for (const commit of commits) {
      yield await messageOf(cwd, commit);
      for (const change of await novelContent(cwd, commit)) yield await sourceOf(range, change, commit);
    }
    for (const change of changed) yield await sourceOf(range, change, head);
  } finally {
    objects.close();
  }
};
