import { presentComment, presentIssue } from '../present/conversations.ts';
import type { Json } from '../present/json.ts';
import type { Comment, Reaction } from '../world/conversations.ts';
import { Refusal } from '../world/refusal.ts';
import { type Issue, isPull } from '../world/repositories.ts';
import { accountOf, type Actor, demand, may } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';

/** Issue comments of pull requests need either permission, those of issues need `issues`. */
export function demandTalk(actor: Actor, issue: Issue, role: 'read' | 'write'): void {
  const { repository } = issue;
  if (isPull(issue) && may(actor, repository, role, ['pull_requests', 'write'])) return;
  demand(actor, repository, role, ['issues', 'write']);
}

function tell(world: World, issue: Issue, comment: Comment, told: { actor: Actor; payload: Json }): void {
  announce(world, issue.repository, {
    name: 'issue_comment',
    sender: accountOf(told.actor),
    payload: { ...told.payload, issue: presentIssue(world, issue), comment: presentComment(world, issue, comment) },
  });
}

export function createComment(world: World, issue: Issue, actor: Actor, body: string): Comment {
  demandTalk(actor, issue, 'read');
  if (issue.locked && !may(actor, issue.repository, 'write', ['issues', 'write']))
    throw new Refusal(403, 'Unable to create comment because issue is locked.');
  const at = world.clock.tick();
  const comment: Comment = {
    id: world.newId(),
    body,
    author: accountOf(actor),
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    minimizedReason: null,
    reactions: [],
  };
  issue.comments.push(comment);
  issue.updatedAt = at;
  tell(world, issue, comment, { actor, payload: { action: 'created' } });
  return comment;
}

/** Writers may edit anybody's comment, as on GitHub. */
export function editComment(world: World, issue: Issue, actor: Actor, edit: { comment: Comment; body: string }): void {
  const { comment, body } = edit;
  if (accountOf(actor) !== comment.author) demandTalk(actor, issue, 'write');
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = world.clock.tick();
  comment.lastEditedAt = comment.updatedAt;
  comment.editor = accountOf(actor);
  tell(world, issue, comment, { actor, payload: { action: 'edited', changes } });
}

export function deleteComment(world: World, issue: Issue, actor: Actor, comment: Comment): void {
  if (accountOf(actor) !== comment.author) demandTalk(actor, issue, 'write');
  world.clock.tick();
  issue.comments.splice(issue.comments.indexOf(comment), 1);
  tell(world, issue, comment, { actor, payload: { action: 'deleted' } });
}

/** Hides a comment; GitHub sends no webhook for it. */
export function minimizeComment(
  world: World,
  issue: Issue,
  actor: Actor,
  hiding: { comment: Comment; reason: string | null },
): void {
  if (accountOf(actor) !== hiding.comment.author) demandTalk(actor, issue, 'write');
  world.clock.tick();
  hiding.comment.minimizedReason = hiding.reason;
}

export function react(
  world: World,
  issue: Issue,
  actor: Actor,
  wish: { on: { readonly reactions: Reaction[] }; content: string },
): Reaction {
  demandTalk(actor, issue, 'read');
  const user = accountOf(actor);
  const known = wish.on.reactions.find((one) => one.user === user && one.content === wish.content);
  if (known !== undefined) return known;
  const reaction: Reaction = { id: world.newId(), content: wish.content, user, createdAt: world.clock.tick() };
  wish.on.reactions.push(reaction);
  return reaction;
}
