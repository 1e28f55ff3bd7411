import type { Change, Repository } from '../engine/facts/change.ts';
import type { Commit } from '../engine/facts/commit.ts';
import type { Facts, Piece, PieceName, Pieces } from '../engine/facts/facts.ts';
import type { Reason } from '../engine/facts/reason.ts';
import { ObjectReader } from '../platform/git/object-reader.ts';
import type { LocalRepository } from '../platform/git/open-repository.ts';
import { GitProblem } from '../platform/git/problem.ts';
import { readCommits } from '../platform/git/read-commits.ts';
import { commitsBetween, commitsSince, mergeBases, type Tip } from '../platform/git/revisions.ts';
import { type LocalChanges, readChangedFiles, readContents } from './changed-files.ts';
import { textAt } from './file-at.ts';
import { analysisHere, coverageHere, deliveredHere, type Measured, testsHere } from './local-evidence.ts';
import { type SecretInquiry, secretsHere } from './local-secrets.ts';
import { LocalTree } from './local-tree.ts';
import { measuringHere } from './measuring-here.ts';
import type { LocalReports } from './read-reports.ts';

/** What is compared: the tip of the target branch and the commit that would go there. */
export interface Range {
  readonly base: Tip;
  readonly head: Tip;
  /** Best common ancestors, most often one. */
  readonly forks: readonly string[];
  /** Whether this clone lacks commits that lie between the two. */
  readonly cut: boolean;
}

const fromHistory = ['commits', 'files', 'contents', 'codeowners'] as const satisfies readonly PieceName[];
const fromSearch = ['secrets'] as const satisfies readonly PieceName[];
/** The pieces that only reports tell. */
export const fromReports = ['evidence', 'coverage', 'tests', 'analysis'] as const satisfies readonly PieceName[];

/** The pieces that a clone can tell, with or without reports beside it and a search for secrets; the forge knows the rest. */
export function localPieces({ reports, secrets }: Pick<Reading, 'reports' | 'secrets'>): ReadonlySet<PieceName> {
  return new Set<PieceName>([
    ...fromHistory,
    ...(reports === null ? [] : fromReports),
    ...(secrets === null ? [] : fromSearch),
  ]);
}

const MOST_COMMITS = 10_000;
const OWNERS_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Finds where two commits part. */
export async function rangeOf({ root, cutAt }: LocalRepository, base: Tip, head: Tip): Promise<Range> {
  const forks = await mergeBases(root, base.sha, head.sha);
  if (cutAt.size === 0) return { base, head, forks, cut: false };
  const between = await commitsBetween(root, base.sha, head.sha);
  return { base, head, forks, cut: between.some((sha) => cutAt.has(sha)) };
}

/** What facts are read with. */
export interface Reading {
  /** ISO 8601. */
  readonly now: string;
  readonly wanted: ReadonlySet<PieceName>;
  /** `null`: none were named. */
  readonly reports: LocalReports | null;
  /** `null`: nobody searches. */
  readonly secrets: Pick<SecretInquiry, 'policy' | 'policyFile' | 'search'> | null;
  /** Which paths the policy wants measured. */
  readonly isMeasured: (path: string) => boolean;
}

/** Facts as far as a clone tells them; what the forge alone knows is unknown and must not be asked of any rule. */
export async function readLocalFacts(repository: LocalRepository, range: Range, reading: Reading): Promise<Facts> {
  const objects = new ObjectReader(repository.root);
  try {
    const files = await filesPiece(repository, range, objects);
    const contents =
      reading.wanted.has('contents') && files.known ? known(await readContents(objects, files.value)) : emptyOr(files);
    return {
      change: changeOf(range),
      repository: repositoryOf(repository, range),
      judgedAt: reading.now,
      pieces: {
        commits: await commitsPiece(repository, range, objects),
        files: files.known ? known(files.value.told) : files,
        contents,
        codeowners: known(await ownersOf(repository, range)),
        reviews: unseen('reviews'),
        comments: unseen('comments'),
        threads: unseen('threads'),
        checks: unseen('checks'),
        deployments: unseen('deployments'),
        directory: unseen('directory'),
        permissions: unseen('permissions'),
        recorded: unseen('recorded'),
        secrets: await secretsPiece({ repository, range, objects, reading }, files),
        ...(await reportPieces({ repository, range, objects, reading }, files)),
      },
    };
  } finally {
    objects.close();
  }
}

interface Place {
  readonly repository: LocalRepository;
  readonly range: Range;
  readonly objects: ObjectReader;
  readonly reading: Reading;
}

async function secretsPiece(
  { repository, range, objects, reading: { wanted, secrets } }: Place,
  files: Piece<LocalChanges>,
): Promise<Piece<Pieces['secrets']>> {
  if (secrets === null || !wanted.has('secrets')) return unseen('secrets');
  if (!files.known) return files;
  const inquiry = { ...secrets, root: repository.root, base: range.base.sha, head: range.head.sha };
  return known(await secretsHere(objects, inquiry));
}

/** What reports say is about the changed lines: where those are not known, it is not known either. */
async function reportPieces(
  { repository, range, objects, reading }: Place,
  files: Piece<LocalChanges>,
): Promise<Pick<Facts['pieces'], (typeof fromReports)[number]>> {
  const { wanted, reports, now, isMeasured } = reading;
  const ask = async <K extends (typeof fromReports)[number]>(
    name: K,
    read: (reports: LocalReports, measured: Measured) => Pieces[K] | Promise<Pieces[K]>,
  ): Promise<Piece<Pieces[K]>> => {
    if (reports === null || !wanted.has(name)) return unseen(name);
    if (!files.known) return files;
    const tree = await treeOnce();
    const fork = range.forks[0] ?? '';
    return known(await read(reports, { tree, head: range.head.sha, fork, changes: files.value, isMeasured, now }));
  };
  const treeOnce = once(() => LocalTree.of(repository.root, objects, range.head.sha));
  return {
    evidence: await ask('evidence', async (found, measured) => {
      const { fork, changes } = measured;
      const measuringChanged = await measuringHere({ root: repository.root, objects }, fork, changes.paths);
      return deliveredHere(found, { ...measured, measuringChanged });
    }),
    coverage: await ask('coverage', coverageHere),
    tests: await ask('tests', testsHere),
    analysis: await ask('analysis', analysisHere),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function known<T>(value: T): Piece<T> {
  return { known: true, value };
}

function unknown(problem: Reason): Piece<never> {
  return { known: false, problem };
}

function unseen(name: PieceName): Piece<never> {
  return unknown({ key: 'not-collected', values: { piece: { term: `piece.${name}` } } });
}

function emptyOr(files: Piece<unknown>): Piece<Pieces['contents']> {
  return files.known ? unseen('contents') : files;
}

async function filesPiece(
  { root }: LocalRepository,
  range: Range,
  objects: ObjectReader,
): Promise<Piece<LocalChanges>> {
  const problem = historyProblem(range, 'files');
  if (problem !== null) return unknown(problem);
  try {
    return known(await readChangedFiles(root, objects, { forks: range.forks, head: range.head.sha }));
  } catch (error) {
    if (error instanceof GitProblem) return unknown(cutProblem('files'));
    throw error;
  }
}

async function commitsPiece(
  { root }: LocalRepository,
  range: Range,
  objects: ObjectReader,
): Promise<Piece<readonly Commit[]>> {
  const problem = historyProblem(range, 'commits');
  if (problem !== null) return unknown(problem);
  const ids = await commitsSince(root, { base: range.base.sha, head: range.head.sha, most: MOST_COMMITS + 1 });
  const piece = { term: 'piece.commits' };
  if (ids.length > MOST_COMMITS) return unknown({ key: 'too-many', values: { piece, limit: MOST_COMMITS } });
  const commits = await readCommits(objects, ids);
  if (commits === undefined) return unknown(cutProblem('commits'));
  // Whether a merge was edited by hand is not computed here: it stays unknown, which is never taken for clean.
  return known(
    commits.map((commit) => ({ ...commit, updateMerge: commit.parents.length === 2 ? 'unknown' : null }) as const),
  );
}

function historyProblem({ forks, cut }: Range, piece: PieceName): Reason | null {
  if (cut) return cutProblem(piece);
  return forks.length === 0 ? { key: 'no-merge-base', values: {} } : null;
}

function cutProblem(piece: PieceName): Reason {
  return { key: 'history-cut', values: { piece: { term: `piece.${piece}` } } };
}

async function ownersOf({ root }: LocalRepository, { base }: Range): Promise<Pieces['codeowners']> {
  for (const path of OWNERS_FILES) {
    const text = await textAt(root, base.sha, path);
    if (text !== null) return { path, text };
  }
  return null;
}

function changeOf({ base, head, forks }: Range): Change {
  return {
    number: 0,
    title: '',
    body: '',
    state: 'open',
    draft: false,
    author: null,
    base: { ref: base.branch ?? base.sha, sha: base.sha },
    head: { ref: head.branch ?? '', sha: head.sha, repositoryId: null, fork: false },
    mergeBase: forks[0] ?? null,
    labels: [],
    milestone: null,
    createdAt: '',
    requestedReviewers: { users: [], teams: [] },
  };
}

function repositoryOf({ name }: LocalRepository, { base }: Range): Repository {
  return {
    id: 0,
    name: name ?? '',
    defaultBranch: base.branch ?? '',
    baseProtected: false,
    visibility: 'private',
    topics: [],
    properties: {},
  };
}
