import { commentOnLine, dismissReviewBy, editReview, replyInThread, submitReview } from '../act/reviews.ts';
import { presentReview, presentReviewComment } from '../present/pull-requests.ts';
import type { Review, ReviewComment, ReviewThread } from '../world/conversations.ts';
import { found, Refusal } from '../world/refusal.ts';
import type { PullRequest } from '../world/repositories.ts';
import { given, numbered, objects, requiredText, shaped, text, whole } from './fields.ts';
import { listed } from './paging.ts';
import { pullOf } from './pulls.ts';
import { inRepository, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

function reviewOf(call: RepositoryCall): Review {
  const id = numbered(call.params, 'review_id');
  return found(pullOf(call).reviews.find((review) => review.id === id));
}

function shown(call: RepositoryCall, review: Review): Reply {
  return ok(presentReview(call.world, pullOf(call), review));
}

const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

function submit(call: RepositoryCall): Reply {
  const { body } = call;
  const event = shaped<keyof typeof STATES | undefined>(body['event']);
  if (event === undefined)
    throw new Refusal(422, 'Unprocessable Entity', ['Pending reviews are not kept here: send an event']);
  const comments = (objects(body, 'comments') ?? []).map((one) => ({
    path: requiredText(one, 'path'),
    body: requiredText(one, 'body'),
    ...given({ line: whole(one, 'line'), side: shaped<'LEFT' | 'RIGHT' | undefined>(one['side']) }),
  }));
  const wish = given({ body: text(body, 'body'), commit: text(body, 'commit_id') });
  return shown(call, submitReview(call.world, pullOf(call), call.actor, { event: STATES[event], comments, ...wish }));
}

interface Placed {
  readonly thread: ReviewThread;
  readonly comment: ReviewComment;
}

function placedComments(pull: PullRequest): Placed[] {
  return pull.threads.flatMap((thread) => thread.comments.map((comment) => ({ thread, comment })));
}

function listComments(call: RepositoryCall, wanted: (placed: Placed) => boolean): Reply {
  const pull = pullOf(call);
  return listed(call, placedComments(pull).filter(wanted), ({ thread, comment }) =>
    presentReviewComment(call.world, pull, thread, comment),
  );
}

function answer(call: RepositoryCall, id: number): Reply {
  const pull = pullOf(call);
  const { thread } = found(placedComments(pull).find(({ comment }) => comment.id === id));
  const comment = replyInThread(call.world, pull, call.actor, { thread, body: requiredText(call.body, 'body') });
  return { status: 201, body: presentReviewComment(call.world, pull, thread, comment) };
}

function createComment(call: RepositoryCall): Reply {
  const { body, world, actor } = call;
  const answered = whole(body, 'in_reply_to');
  if (answered !== undefined) return answer(call, answered);
  const pull = pullOf(call);
  const wish = given({
    line: whole(body, 'line'),
    side: shaped<'LEFT' | 'RIGHT' | undefined>(body['side']),
    commit: text(body, 'commit_id'),
  });
  const thread = commentOnLine(world, pull, actor, {
    path: requiredText(body, 'path'),
    body: requiredText(body, 'body'),
    ...wish,
  });
  return { status: 201, body: presentReviewComment(world, pull, thread, found(thread.comments[0])) };
}

const REVIEWS = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';
const COMMENTS = '/repos/{owner}/{repo}/pulls/{pull_number}/comments';

export const reviewRoutes: readonly Route[] = [
  inRepository(`GET ${REVIEWS}`, 'pull_requests:read', (call) =>
    listed(call, pullOf(call).reviews, (one) => presentReview(call.world, pullOf(call), one)),
  ),
  inRepository(`POST ${REVIEWS}`, 'pull_requests:write', submit),
  inRepository(`GET ${REVIEWS}/{review_id}`, 'pull_requests:read', (call) => shown(call, reviewOf(call))),
  inRepository(`PUT ${REVIEWS}/{review_id}`, 'pull_requests:write', (call) => {
    const review = reviewOf(call);
    editReview(call.world, pullOf(call), call.actor, { review, body: requiredText(call.body, 'body') });
    return shown(call, review);
  }),
  inRepository(`PUT ${REVIEWS}/{review_id}/dismissals`, 'pull_requests:write', (call) => {
    const review = reviewOf(call);
    dismissReviewBy(call.world, pullOf(call), call.actor, { review, message: requiredText(call.body, 'message') });
    return shown(call, review);
  }),
  inRepository(`GET ${REVIEWS}/{review_id}/comments`, 'pull_requests:read', (call) => {
    const { id } = reviewOf(call);
    return listComments(call, (placed) => placed.comment.reviewId === id);
  }),
  inRepository(`GET ${COMMENTS}`, 'pull_requests:read', (call) => listComments(call, () => true)),
  inRepository(`POST ${COMMENTS}`, 'pull_requests:write', createComment),
  inRepository(`POST ${COMMENTS}/{comment_id}/replies`, 'pull_requests:write', (call) =>
    answer(call, numbered(call.params, 'comment_id')),
  ),
];
