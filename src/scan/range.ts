import { contentSince, novelContent, type TreeChange } from '../platform/git/novel-content.ts';
import { ObjectReader } from '../platform/git/object-reader.ts';
import { openRepository } from '../platform/git/open-repository.ts';
import { GitProblem } from '../platform/git/problem.ts';
import { commitNamed, commitsBetween, mergeBases } from '../platform/git/revisions.ts';
import { git } from '../platform/git/run-git.ts';
import type { ChangeReader, Content, NovelFile, SearchedCommit, Wanted } from '../search/change-reader.ts';
import { type ChangeFinding, searchChange } from '../search/search-change.ts';
import type { PlacedFinding } from './report.ts';
import type { Collected, Scan } from './scan-sources.ts';
import { LARGEST_FILE } from './source.ts';

/** What stands for the path of what has none, or whose path is the secret. */
const NO_PATH = { file: '(commits)', 'commit-message': '(commit message)', 'file-name': '(file name)' } as const;

/** Searches what a range of commits brought: every commit after the merge base, the changed files at the head, the messages. */
export const scanRange = async (
  search: Scan,
  { cwd, since, until = 'HEAD' }: { readonly cwd: string; readonly since: string; readonly until?: string },
): Promise<Collected> => {
  const { cutAt } = await openRepository(cwd);
  const [base, head] = [await commitNamed(cwd, since), await commitNamed(cwd, until)];
  if (cutAt.size > 0 && (await commitsBetween(cwd, base, head)).some((sha) => cutAt.has(sha)))
    throw new GitProblem(`This clone lacks commits since "${since}"; run git fetch --unshallow and scan again.`);
  const objects = new ObjectReader(cwd);
  try {
    const reader = await changeReaderOf(objects, { cwd, base, head });
    const searcher = {
      search,
      atOnce: 1,
      known: () => Promise.resolve(undefined),
      keep: () => Promise.resolve(),
    };
    const { findings, gaps } = await searchChange(reader, searcher, { head, messages: true });
    return {
      findings: findings.filter(({ added }) => added).map(placed),
      incomplete: gaps.map(({ in: place, path, commit, reason }) => ({
        path: path === '' ? NO_PATH[place] : path,
        commit,
        reason,
      })),
      files: new Set([...reader.novel.values(), reader.atHead].flatMap((files) => files.map(({ blob }) => blob))).size,
    };
  } finally {
    objects.close();
  }
};

const placed = ({ finding, in: place, path, commit, where }: ChangeFinding): PlacedFinding =>
  place === 'file'
    ? { ...finding, path, commit, state: where }
    : { ...finding, path: NO_PATH[place], commit, state: 'history' };

interface Range {
  readonly cwd: string;
  readonly base: string;
  readonly head: string;
}

/** Reads what a range of commits brought, from a clone. */
export const changeReaderOf = async (objects: ObjectReader, { cwd, base, head }: Range): Promise<ChangeReader> => {
  const [fork] = await mergeBases(cwd, base, head);
  if (fork === undefined)
    throw new GitProblem('The two have no commit in common; fetch the missing history, or scan the files themselves.');
  const ids = (await git(cwd, 'rev-list', '--reverse', head, `^${base}`)).split('\n').filter((id) => id !== '');
  const commits: SearchedCommit[] = [];
  const novel = new Map<string, readonly NovelFile[]>();
  for (const sha of ids) {
    const latin1 = await git(cwd, 'cat-file', 'commit', sha);
    commits.push({ sha, message: Buffer.from(latin1, 'latin1').toString('utf8') });
    novel.set(sha, (await novelContent(cwd, sha)).map(unsized));
  }
  return {
    commits,
    novel,
    atHead: (await contentSince(cwd, fork, head)).map(unsized),
    atBase: await blobsAt(cwd, fork),
    contents: (wanted) => contentsOf(objects, wanted),
  };
};

const unsized = (change: TreeChange): NovelFile => ({ ...change, size: null });

/** `MODE TYPE ID\tPATH`, each ended by a NUL. */
const blobsAt = async (cwd: string, commit: string): Promise<ReadonlyMap<string, string>> => {
  const output = await git(cwd, 'ls-tree', '-r', '-z', '--full-tree', commit);
  const records = output.split('\0').filter((record) => record !== '');
  return new Map(
    records.map((record): [string, string] => {
      const tab = record.indexOf('\t');
      const path = Buffer.from(record.slice(tab + 1), 'latin1').toString('utf8');
      return [path, record.slice(0, tab).split(' ')[2] ?? ''];
    }),
  );
};

const contentsOf = async function* (objects: ObjectReader, wanted: readonly Wanted[]): AsyncGenerator<Content> {
  for (const { blob } of wanted) {
    const object = await objects.read(blob, LARGEST_FILE);
    if (object === undefined) yield { blob, bytes: null, reason: 'unreadable' };
    else yield { blob, bytes: object.bytes, reason: object.size > object.bytes.length ? 'too-large' : null };
  }
};
