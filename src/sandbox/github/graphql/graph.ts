import { GraphQLError } from 'graphql';

import type { Budget } from '../auth/limits.ts';
import type { Commit } from '../git/object-store.ts';
import type { Account, Team } from '../world/accounts.ts';
import { type App, grants, type Level } from '../world/apps.ts';
import type { CheckRun, CheckSuite, CommitStatus } from '../world/checks.ts';
import type { Comment, Label, Milestone, Review, ReviewComment, ReviewThread } from '../world/conversations.ts';
import type { Issue, MergeQueueEntry, PullRequest, Repository } from '../world/repositories.ts';
import { type Actor, canSee, may } from '../world/roles.ts';
import type { World } from '../world/world.ts';

/** What GraphQL sees of a thing: plain values, or functions of a field's arguments. */
export type View = Readonly<Record<string, unknown>>;
export type Args = Readonly<Record<string, unknown>>;

/** How each thing looks; every topic provides its part, so that topics need not import each other. */
export interface Views {
  account(account: Account): View;
  team(team: Team): View;
  app(app: App): View;
  repository(repository: Repository): View;
  ref(repository: Repository, name: string): View | null;
  commit(repository: Repository, commit: Commit): View;
  pull(pull: PullRequest): View;
  issue(issue: Issue): View;
  comment(issue: Issue, comment: Comment): View;
  review(pull: PullRequest, review: Review): View;
  reviewComment(pull: PullRequest, thread: ReviewThread, comment: ReviewComment): View;
  thread(pull: PullRequest, thread: ReviewThread): View;
  label(repository: Repository, label: Label): View;
  milestone(repository: Repository, milestone: Milestone): View;
  checkRun(repository: Repository, run: CheckRun): View;
  checkSuite(repository: Repository, suite: CheckSuite): View;
  status(repository: Repository, status: CommitStatus): View;
  rollup(repository: Repository, sha: string): View | null;
  timeline(pull: PullRequest): readonly View[];
  queueEntry(entry: MergeQueueEntry): View;
}

export interface Graph {
  readonly world: World;
  readonly actor: Actor;
  readonly budget: Budget;
  readonly cost: number;
  readonly views: Views;
}

export function refused(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function unresolved(what: string): GraphQLError {
  return refused('NOT_FOUND', `Could not resolve to ${what}.`);
}

/** A part that needs its own permission: without it that field alone is null, and an error says so. */
export function need({ actor }: Graph, repository: Repository, permission: string, level: Level = 'read'): void {
  if (!may(actor, repository, level === 'read' ? 'read' : 'write', [permission, level]))
    throw refused('FORBIDDEN', 'Resource not accessible by integration');
}

/** A part that needs one of two permissions, as talk on pull requests does. */
export function needTalk(graph: Graph, repository: Repository): void {
  const { actor } = graph;
  if (!may(actor, repository, 'read', ['pull_requests', 'read'])) need(graph, repository, 'issues');
}

export function needMembers({ actor }: Graph, organization: Account): void {
  if (actor.kind !== 'installation') return;
  if (actor.installation.account !== organization || !grants(actor.permissions, 'members', 'read'))
    throw refused('FORBIDDEN', 'Resource not accessible by integration');
}

export function isVisible({ actor }: Graph, repository: Repository): boolean {
  return canSee(actor, repository);
}

export function textArg(args: Args, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}

export function listArg(args: Args, name: string): readonly string[] | undefined {
  const value = args[name];
  return Array.isArray(value) ? value.map(String) : undefined;
}
