import { createComment, deleteComment, editComment, react } from '../act/comments.ts';
import { presentComment, presentReaction } from '../present/conversations.ts';
import type { Comment, Reaction } from '../world/conversations.ts';
import { found, notFound } from '../world/refusal.ts';
import type { Issue } from '../world/repositories.ts';
import { accountOf } from '../world/roles.ts';
import { numbered, requiredText } from './fields.ts';
import { issueOf, TALK_READ, TALK_WRITE } from './issues.ts';
import { listed } from './paging.ts';
import { created, inRepository, NO_CONTENT, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

function placed({ repository, params }: RepositoryCall): { issue: Issue; comment: Comment } {
  const id = numbered(params, 'comment_id');
  for (const issue of repository.issues.values()) {
    const comment = issue.comments.find((one) => one.id === id);
    if (comment !== undefined) return { issue, comment };
  }
  throw notFound();
}

function since(call: RepositoryCall, comments: readonly Comment[]): Comment[] {
  const from = call.query.get('since');
  return comments.filter(({ updatedAt }) => from === null || updatedAt >= new Date(from));
}

function all(call: RepositoryCall): Reply {
  const issues = [...call.repository.issues.values()];
  const homes = new Map(
    issues.flatMap((issue) => since(call, issue.comments).map((comment) => [comment, issue] as const)),
  );
  return listed(call, [...homes], ([comment, issue]) => presentComment(call.world, issue, comment));
}

function reactTo(call: RepositoryCall, issue: Issue, on: { readonly reactions: Reaction[] }): Reply {
  const before = on.reactions.length;
  const reaction = react(call.world, issue, call.actor, { on, content: requiredText(call.body, 'content') });
  return { status: on.reactions.length > before ? 201 : 200, body: presentReaction(call.world, reaction) };
}

function unreact(call: RepositoryCall, on: { readonly reactions: Reaction[] }): Reply {
  const index = on.reactions.findIndex(
    ({ id, user }) => id === numbered(call.params, 'reaction_id') && user === accountOf(call.actor),
  );
  found(on.reactions[index]);
  on.reactions.splice(index, 1);
  return NO_CONTENT;
}

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const REACTIONS = '/repos/{owner}/{repo}/issues/{issue_number}/reactions';

export const commentRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/issues/comments', TALK_READ, all),
  inRepository(`GET ${COMMENTS}`, TALK_READ, (call) => {
    const issue = issueOf(call);
    return listed(call, since(call, issue.comments), (comment) => presentComment(call.world, issue, comment));
  }),
  inRepository(`POST ${COMMENTS}`, TALK_WRITE, (call) => {
    const issue = issueOf(call);
    return created(
      presentComment(call.world, issue, createComment(call.world, issue, call.actor, requiredText(call.body, 'body'))),
    );
  }),
  inRepository(`GET ${COMMENT}`, TALK_READ, (call) => {
    const { issue, comment } = placed(call);
    return ok(presentComment(call.world, issue, comment));
  }),
  inRepository(`PATCH ${COMMENT}`, TALK_WRITE, (call) => {
    const { issue, comment } = placed(call);
    editComment(call.world, issue, call.actor, { comment, body: requiredText(call.body, 'body') });
    return ok(presentComment(call.world, issue, comment));
  }),
  inRepository(`DELETE ${COMMENT}`, TALK_WRITE, (call) => {
    const { issue, comment } = placed(call);
    deleteComment(call.world, issue, call.actor, comment);
    return NO_CONTENT;
  }),
  inRepository(`GET ${COMMENT}/reactions`, TALK_READ, (call) =>
    listed(call, placed(call).comment.reactions, (one) => presentReaction(call.world, one)),
  ),
  inRepository(`POST ${COMMENT}/reactions`, TALK_WRITE, (call) =>
    reactTo(call, placed(call).issue, placed(call).comment),
  ),
  inRepository(`DELETE ${COMMENT}/reactions/{reaction_id}`, TALK_WRITE, (call) => unreact(call, placed(call).comment)),
  inRepository(`GET ${REACTIONS}`, TALK_READ, (call) =>
    listed(call, issueOf(call).reactions, (one) => presentReaction(call.world, one)),
  ),
  inRepository(`POST ${REACTIONS}`, TALK_WRITE, (call) => reactTo(call, issueOf(call), issueOf(call))),
];
