import type { Account } from '../../src/engine/facts/account.ts';
import type { Change, Repository } from '../../src/engine/facts/change.ts';
import type { Commit, Signatory } from '../../src/engine/facts/commit.ts';
import type { CoverageFacts } from '../../src/engine/facts/coverage.ts';
import type { Comment, Review, Thread } from '../../src/engine/facts/discussion.ts';
import type { Evidence } from '../../src/engine/facts/evidence.ts';
import type { Facts, Piece, PieceName, Pieces } from '../../src/engine/facts/facts.ts';
import type { ChangedFile } from '../../src/engine/facts/file.ts';
import type { Push, Recorded } from '../../src/engine/facts/record.ts';

/** Ids of the default pull request: its head, the tip of its target branch and their merge base. */
export const headSha = '1'.repeat(40);
export const baseSha = '2'.repeat(40);

/** What a test says of its pull request; everything else is known and empty. */
export interface Told extends Partial<Omit<Pieces, 'files' | 'recorded'>> {
  readonly change?: Partial<Change>;
  readonly repository?: Partial<Repository>;
  readonly judgedAt?: string;
  /** Entries, or plain paths of modified files. */
  readonly files?: readonly (ChangedFile | string)[];
  /** Paths that only one of the two ways to compare shows. */
  readonly disputed?: readonly string[];
  readonly recorded?: Partial<Recorded>;
  /** Pieces that could not be read. */
  readonly unread?: readonly PieceName[];
}

/** A whole set of facts: an open pull request of `an-karim` to the protected `main` of `acme-boutique/boutique-api`. */
export function facts(told: Told = {}): Facts {
  const { change, repository, judgedAt = '2026-10-14T10:00:00Z', ...rest } = told;
  const { files = [], disputed = [], recorded, unread = [], ...pieces } = rest;
  const known: Pieces = {
    commits: [],
    reviews: [],
    comments: [],
    threads: [],
    checks: [],
    deployments: [],
    directory: { users: new Map(), teams: new Map(), members: null },
    permissions: new Map(),
    codeowners: null,
    contents: new Map(),
    secrets: { findings: [], unread: [] },
    files: { entries: files.map((one) => changedFile(one)), disputed },
    evidence: quietEvidence(),
    coverage: quietCoverage(),
    tests: { deliveries: [], base: null, best: null },
    analysis: { deliveries: [], base: null },
    recorded: { pushes: [], patches: new Map(), approvals: new Map(), baseChanges: [], ...recorded },
    ...pieces,
  };
  const read = Object.entries(known).map(([name, value]): [string, Piece<unknown>] => [
    name,
    unread.some((one) => one === name)
      ? { known: false, problem: { key: 'not-collected', values: { piece: { term: `piece.${name}` } } } }
      : { known: true, value },
  ]);
  return {
    change: { ...quietChange(), ...change },
    repository: { ...quietRepository(), ...repository },
    judgedAt,
    pieces: Object.fromEntries(read) as unknown as Facts['pieces'],
  };
}

/** An account whose id follows from its login, so that the same login is the same person in a whole test. */
export function account(login: string, kind: Account['kind'] = login.endsWith('[bot]') ? 'bot' : 'user'): Account {
  const id = Array.from(login, (letter) => letter.codePointAt(0) ?? 0).reduce(
    (sum, code) => (sum * 31 + code) % 1_000_003,
    7,
  );
  return { id, login, kind };
}

/** A changed file; a bare path is a text file with one more line. */
export function changedFile(told: string | (Partial<ChangedFile> & Pick<ChangedFile, 'path'>)): ChangedFile {
  const quiet = {
    previousPath: null,
    status: 'modified',
    additions: 1,
    deletions: 0,
    kind: 'file',
    binary: false,
  } as const;
  return typeof told === 'string' ? { path: told, ...quiet } : { ...quiet, ...told };
}

/** A commit that its author also committed, on top of the target branch, unsigned. */
export function commit(
  sha: string,
  author: Account | string | null,
  told: Partial<Omit<Commit, 'sha' | 'author'>> = {},
): Commit {
  const signatory = signedAs(author);
  return {
    sha,
    parents: [baseSha],
    author: signatory,
    committer: signatory,
    message: 'Change something',
    coAuthors: [],
    signature: null,
    updateMerge: null,
    ...told,
  };
}

/** Who a commit names; `null`: an e-mail that the forge maps to nobody. */
export function signedAs(who: Account | string | null): Signatory {
  if (who === null) return { account: null, name: 'Someone', email: 'someone@example.org' };
  const known = typeof who === 'string' ? account(who) : who;
  return { account: known, name: known.login, email: `${known.login}@example.org` };
}

/** A review of the head, given an hour before the moment of judgement. */
export function review(user: Account | string | null, state: Review['state'], told: Partial<Review> = {}): Review {
  return {
    id: `${state}-${typeof user === 'string' ? user : (user?.login ?? 'ghost')}`,
    user: typeof user === 'string' ? account(user) : user,
    state,
    commit: headSha,
    submitted: '2026-10-14T09:00:00Z',
    body: '',
    edited: false,
    dismissedBy: null,
    ...told,
  };
}

/** A comment, given an hour before the moment of judgement. */
export function comment(user: Account | string | null, body: string, told: Partial<Comment> = {}): Comment {
  const author = typeof user === 'string' ? account(user) : user;
  return {
    id: `comment-${author?.login ?? 'ghost'}`,
    user: author,
    body,
    created: '2026-10-14T09:00:00Z',
    edited: false,
    ...told,
  };
}

/** A review thread that its opener did not resolve yet. */
export function thread(opener: Account | string | null, told: Partial<Thread> = {}): Thread {
  return {
    id: 'thread-1',
    path: 'src/cart.ts',
    opener: typeof opener === 'string' ? account(opener) : opener,
    resolved: false,
    resolvedBy: null,
    ...told,
  };
}

/** A recorded push, two hours before the moment of judgement. */
export function push(head: string, by: Account | string | null, at = '2026-10-14T08:00:00Z'): Push {
  return { head, by: typeof by === 'string' ? account(by) : by, at };
}

/** Nothing delivered for a head that was first seen two hours before the moment of judgement. */
function quietEvidence(): Evidence {
  const headSeen = '2026-10-14T08:00:00Z';
  return {
    headSeen,
    deliveries: [],
    problems: [],
    jobs: [],
    running: [],
    measuringChanged: [],
    workflowDoubts: [],
    earlier: [],
  };
}

/** Nothing measured, nothing changed, nothing recorded. */
function quietCoverage(): CoverageFacts {
  return {
    tree: { commit: headSha, comparedWith: baseSha, kind: 'head' },
    deliveries: [],
    changes: [],
    unread: [],
    sources: new Map(),
    lengths: new Map(),
    numbering: new Map(),
    base: null,
    best: [],
  };
}

function quietChange(): Change {
  return {
    number: 212,
    title: 'Add a cart',
    body: '',
    state: 'open',
    draft: false,
    author: account('an-karim'),
    base: { ref: 'main', sha: baseSha },
    head: { ref: 'panier', sha: headSha, repositoryId: 1, fork: false },
    mergeBase: baseSha,
    labels: [],
    milestone: null,
    createdAt: '2026-10-13T08:00:00Z',
    requestedReviewers: { users: [], teams: [] },
  };
}

function quietRepository(): Repository {
  return {
    id: 1,
    name: 'acme-boutique/boutique-api',
    defaultBranch: 'main',
    baseProtected: true,
    visibility: 'private',
    topics: [],
    properties: {},
  };
}
