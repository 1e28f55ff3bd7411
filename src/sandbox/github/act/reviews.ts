import { nodeId } from '../present/json.ts';
import { presentPull, presentReviewComment } from '../present/pull-requests.ts';
import type { Account } from '../world/accounts.ts';
import type { Review, ReviewComment, ReviewState, ReviewThread } from '../world/conversations.ts';
import { Refusal } from '../world/refusal.ts';
import type { PullRequest } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';
import { announceReview, dismissReview } from './dismiss-review.ts';

export interface CommentWish {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: 'LEFT' | 'RIGHT';
}

export interface ReviewWish {
  readonly event: Exclude<ReviewState, 'DISMISSED'>;
  readonly body?: string;
  /** The commit the reviewer looked at; the head unless told. */
  readonly commit?: string;
  readonly comments?: readonly CommentWish[];
}

function newComment(
  world: World,
  author: Account,
  wish: { body: string; reviewId: number; commitId: string; inReplyToId?: number },
): ReviewComment {
  const at = world.clock.now();
  return {
    id: world.newId(),
    body: wish.body,
    author,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    minimizedReason: null,
    reactions: [],
    reviewId: wish.reviewId,
    inReplyToId: wish.inReplyToId ?? null,
    commitId: wish.commitId,
  };
}

function announceComment(world: World, pull: PullRequest, thread: ReviewThread, comment: ReviewComment): void {
  announce(world, pull.repository, {
    name: 'pull_request_review_comment',
    sender: comment.author,
    payload: {
      action: 'created',
      comment: presentReviewComment(world, pull, thread, comment),
      pull_request: presentPull(world, pull),
    },
  });
}

function openThread(world: World, pull: PullRequest, review: Review, wish: CommentWish): void {
  const comment = newComment(world, review.author, { body: wish.body, reviewId: review.id, commitId: review.commitId });
  const thread: ReviewThread = {
    id: world.newId(),
    path: wish.path,
    line: wish.line ?? null,
    side: wish.side ?? 'RIGHT',
    comments: [comment],
    resolvedBy: null,
    outdated: false,
  };
  pull.threads.push(thread);
  announceComment(world, pull, thread, comment);
}

function refuseReview(
  pull: PullRequest,
  author: Account,
  { event, body = '', comments = [], commit }: ReviewWish,
): void {
  const silent = body === '' && comments.length === 0;
  const obstacles: [boolean, string][] = [
    [author === pull.author && event === 'APPROVED', 'Can not approve your own pull request'],
    [author === pull.author && event === 'CHANGES_REQUESTED', 'Can not request changes on your own pull request'],
    [event !== 'APPROVED' && silent, "Body can't be blank"],
    [commit !== undefined && !pull.repository.store.commits.has(commit), 'Commit is not part of the pull request'],
  ];
  const obstacle = obstacles.find(([holds]) => holds)?.[1];
  if (obstacle !== undefined) throw new Refusal(422, 'Unprocessable Entity', [obstacle]);
}

export function submitReview(world: World, pull: PullRequest, actor: Actor, wish: ReviewWish): Review {
  demand(actor, pull.repository, 'read', ['pull_requests', 'write']);
  const author = accountOf(actor);
  refuseReview(pull, author, wish);
  const at = world.clock.tick();
  const review: Review = {
    id: world.newId(),
    author,
    state: wish.event,
    previousState: null,
    body: wish.body ?? '',
    commitId: wish.commit ?? pull.headSha,
    submittedAt: at,
    updatedAt: at,
    lastEditedAt: null,
  };
  pull.reviews.push(review);
  pull.updatedAt = at;
  pull.reviewRequests = pull.reviewRequests.filter(
    ({ reviewer }) => reviewer.kind !== 'user' || reviewer.account !== author,
  );
  announceReview(world, pull, review, { action: 'submitted', sender: author });
  for (const comment of wish.comments ?? []) openThread(world, pull, review, comment);
  return review;
}

export function editReview(
  world: World,
  pull: PullRequest,
  actor: Actor,
  edit: { review: Review; body: string },
): void {
  const { review, body } = edit;
  const account = accountOf(actor);
  if (account !== review.author) demand(actor, pull.repository, 'write', ['pull_requests', 'write']);
  const changes = { body: { from: review.body } };
  review.body = body;
  review.updatedAt = world.clock.tick();
  review.lastEditedAt = review.updatedAt;
  announceReview(world, pull, review, { action: 'edited', sender: account, changes });
}

export function dismissReviewBy(
  world: World,
  pull: PullRequest,
  actor: Actor,
  dismissal: { review: Review; message: string },
): void {
  demand(actor, pull.repository, 'write', ['pull_requests', 'write']);
  const { review, message } = dismissal;
  if (review.state === 'COMMENTED' || review.state === 'DISMISSED')
    throw new Refusal(422, 'Unprocessable Entity', ['Can not dismiss a commented pull request review']);
  dismissReview(world, pull, review, { by: accountOf(actor), message });
}

/** A comment on a line of the diff: GitHub wraps it in a review of its own. */
export function commentOnLine(
  world: World,
  pull: PullRequest,
  actor: Actor,
  wish: CommentWish & { commit?: string },
): ReviewThread {
  const { commit, ...comment } = wish;
  submitReview(world, pull, actor, {
    event: 'COMMENTED',
    comments: [comment],
    ...(commit === undefined ? {} : { commit }),
  });
  const thread = pull.threads.at(-1);
  if (thread === undefined) throw new Refusal(422, 'Validation Failed');
  return thread;
}

export function replyInThread(
  world: World,
  pull: PullRequest,
  actor: Actor,
  reply: { thread: ReviewThread; body: string },
): ReviewComment {
  const { thread, body } = reply;
  const review = submitReview(world, pull, actor, { event: 'COMMENTED', body });
  review.body = '';
  const first = thread.comments[0];
  const answered = first === undefined ? {} : { inReplyToId: first.id };
  const comment = newComment(world, review.author, {
    body,
    reviewId: review.id,
    commitId: review.commitId,
    ...answered,
  });
  thread.comments.push(comment);
  announceComment(world, pull, thread, comment);
  return comment;
}

/** Resolving needs write access, or being the pull request's author. */
export function setResolved(
  world: World,
  pull: PullRequest,
  actor: Actor,
  change: { thread: ReviewThread; resolved: boolean },
): void {
  const account = accountOf(actor);
  if (actor.kind !== 'user' || account !== pull.author)
    demand(actor, pull.repository, 'write', ['pull_requests', 'write']);
  const { thread, resolved } = change;
  world.clock.tick();
  thread.resolvedBy = resolved ? account : null;
  const comments = thread.comments.map((comment) => presentReviewComment(world, pull, thread, comment));
  announce(world, pull.repository, {
    name: 'pull_request_review_thread',
    sender: account,
    payload: {
      action: resolved ? 'resolved' : 'unresolved',
      thread: { node_id: nodeId('PullRequestReviewThread', thread.id), comments },
      pull_request: presentPull(world, pull),
    },
  });
}
