import type { Account } from '../../engine/facts/account.ts';
import type { CheckConclusion, CheckRun, CommitStatus } from '../../engine/facts/check.ts';
import type { Signatory } from '../../engine/facts/commit.ts';
import type { Comment, Review, Thread } from '../../engine/facts/discussion.ts';
import type { ListedCommit, Remark } from '../ports/changes.ts';
import { Unreadable } from '../ports/unreadable.ts';
import { accountOfActor, accountOfUser } from './accounts.ts';
import type { CommentNode, CommitNode, PullAnswer, ReviewNode, SaidNode, ThreadNode } from './change-answer.ts';

type SignatoryAnswer = CommitNode['commit']['author'];

function signatory(answer: SignatoryAnswer): Signatory {
  return {
    account: accountOfUser(answer?.user ?? null),
    name: answer?.name ?? '',
    email: answer?.email ?? '',
  };
}

/** GitHub lists the git author first among the authors; who follows was named by a trailer. */
export function commitOf({ commit }: CommitNode): ListedCommit {
  return {
    sha: commit.oid,
    parents: commit.parents.nodes.map(({ oid }) => oid),
    author: signatory(commit.author),
    committer: signatory(commit.committer),
    message: commit.message,
    coAuthors: commit.authors.nodes.slice(1).map(signatory),
    signature:
      commit.signature === null
        ? null
        : { verified: commit.signature.isValid, signer: accountOfUser(commit.signature.signer) },
  };
}

/** Whether GitHub told all of a commit's parents and authors. */
export function isWhole({ commit }: CommitNode): boolean {
  return (
    commit.parents.totalCount <= commit.parents.nodes.length && commit.authors.totalCount <= commit.authors.nodes.length
  );
}

const reviewStates: Readonly<Record<string, Review['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

/** Submitted reviews in GitHub's order; pending ones are not for us to see. */
export function reviewsOf(nodes: readonly ReviewNode[], dismissals: PullAnswer['dismissals']): readonly Review[] {
  const dismissers = new Map<string, Account | null>(
    (dismissals?.nodes ?? []).map(({ review, actor }) => [review?.fullDatabaseId ?? '', accountOfActor(actor)]),
  );
  return nodes.flatMap((node) => {
    const state = reviewStates[node.state];
    if (state === undefined || node.submittedAt === null) return [];
    return {
      id: node.fullDatabaseId,
      user: accountOfActor(node.author),
      state,
      commit: node.commit?.oid ?? null,
      submitted: node.submittedAt,
      body: node.body,
      edited: isEdited(node),
      dismissedBy: dismissers.get(node.fullDatabaseId) ?? null,
    };
  });
}

export function commentOf(node: CommentNode): Comment {
  const { fullDatabaseId: id, body, createdAt: created } = node;
  return { id, user: accountOfActor(node.author), body, created, edited: isEdited(node) };
}

function isEdited({
  lastEditedAt,
  includesCreatedEdit,
}: Pick<CommentNode, 'lastEditedAt' | 'includesCreatedEdit'>): boolean {
  return lastEditedAt !== null || includesCreatedEdit;
}

export function threadOf(node: ThreadNode): Thread {
  return {
    id: node.id,
    path: node.path,
    opener: accountOfActor(node.comments.nodes[0]?.author ?? null),
    resolved: node.isResolved,
    resolvedBy: accountOfUser(node.resolvedBy),
  };
}

/** What was said in threads; more than a page of it in one thread is not whole. */
export function remarksOf(threads: readonly ThreadNode[]): readonly Remark[] {
  if (threads.some(({ comments }) => comments.totalCount > comments.nodes.length))
    throw new Unreadable('too-large', 'remarks');
  return threads.flatMap(({ comments }) =>
    comments.nodes.map(({ author, body }) => ({ user: accountOfActor(author), body })),
  );
}

const conclusions: Readonly<Record<string, CheckConclusion>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  NEUTRAL: 'neutral',
  CANCELLED: 'cancelled',
  TIMED_OUT: 'timed-out',
  ACTION_REQUIRED: 'action-required',
  SKIPPED: 'skipped',
  STALE: 'stale',
  STARTUP_FAILURE: 'startup-failure',
};

/** GitHub's spelling of a conclusion, REST or GraphQL; a word that we do not know is a failure. */
export function conclusionOf(answer: string | null): CheckConclusion {
  return answer === null ? null : (conclusions[answer.toUpperCase()] ?? 'failure');
}

const states: Readonly<Record<string, CheckConclusion>> = { SUCCESS: 'success', PENDING: null, EXPECTED: null };

export function saidOf(node: SaidNode, head: string): CheckRun | CommitStatus {
  if (node.type === 'StatusContext') {
    const state = states[node.state];
    const conclusion = state === undefined ? 'failure' : state;
    return { kind: 'status', name: node.context, creator: accountOfActor(node.creator), head, conclusion };
  }
  const { app } = node.checkSuite;
  return {
    kind: 'check-run',
    name: node.name,
    app: { id: app?.databaseId ?? 0, slug: app?.slug ?? '' },
    head,
    conclusion: node.status === 'COMPLETED' ? conclusionOf(node.conclusion) : null,
  };
}
