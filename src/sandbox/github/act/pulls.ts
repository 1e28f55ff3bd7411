import { ownersByPath } from '../enforce/code-owners.ts';
import { commitsBetween } from '../git/history.ts';
import { presentAccount, presentTeam } from '../present/accounts.ts';
import type { Account, Team } from '../world/accounts.ts';
import { found, invalid, Refusal } from '../world/refusal.ts';
import { branchSha, type PullRequest, type Repository, type ReviewRequest } from '../world/repositories.ts';
import { accountOf, type Actor, atLeast, demand, may, roleOf } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announcePull } from './announce.ts';
import { newThread } from './new-thread.ts';
import { record } from './timeline.ts';
import { closePull } from './update-ref.ts';

export interface PullWish {
  readonly title?: string;
  readonly body?: string | null;
  /** A branch, or `owner:branch` for a fork. */
  readonly head: string;
  readonly base?: string;
  readonly draft?: boolean;
  readonly maintainerCanModify?: boolean;
}

function headRepository(world: World, repository: Repository, head: string): { repository: Repository; ref: string } {
  const colon = head.indexOf(':');
  if (colon === -1) return { repository, ref: head };
  const [owner, ref] = [head.slice(0, colon), head.slice(colon + 1)];
  if (owner.toLowerCase() === repository.owner.login.toLowerCase()) return { repository, ref };
  const fork = world.repositoriesOf(world.account(owner)).find(({ store }) => store === repository.store);
  return { repository: found(fork), ref };
}

function refuseImpossible(pull: PullRequest): void {
  const { repository, headSha, baseSha, headRef, baseRef } = pull;
  if (commitsBetween(repository.store, baseSha, headSha).length === 0)
    throw invalid('PullRequest', 'head', `No commits between ${baseRef} and ${headRef}`);
  const twin = [...repository.pulls.values()].some(
    (other) =>
      other.state === 'open' &&
      other.headRef === headRef &&
      other.baseRef === baseRef &&
      other.headRepository === pull.headRepository,
  );
  if (twin)
    throw invalid('PullRequest', 'base', `A pull request already exists for ${pull.headOwner.login}:${headRef}.`);
}

function requestOwners(world: World, pull: PullRequest): void {
  for (const owner of [...ownersByPath(world, pull).values()].flat()) {
    const account = owner.kind === 'user' ? owner.account : undefined;
    const known = pull.reviewRequests.some(({ reviewer }) => sameReviewer(reviewer, owner));
    if (!known && account !== pull.author) pull.reviewRequests.push({ reviewer: owner, asCodeOwner: true });
  }
}

interface Sides {
  readonly head: { readonly repository: Repository; readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
}

function sidesOf(world: World, repository: Repository, actor: Actor, wish: PullWish): Sides {
  const head = headRepository(world, repository, wish.head);
  demand(actor, head.repository, 'read', ['contents', 'read']);
  const ref = wish.base ?? repository.defaultBranch;
  const [headSha, baseSha] = [branchSha(head.repository, head.ref), branchSha(repository, ref)];
  if (headSha === undefined) throw invalid('PullRequest', 'head', 'head is invalid');
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'base is invalid');
  return { head: { ...head, sha: headSha }, base: { ref, sha: baseSha } };
}

export function openPull(world: World, repository: Repository, actor: Actor, wish: PullWish): PullRequest {
  demand(actor, repository, 'read', ['pull_requests', 'write']);
  const author = accountOf(actor);
  const { head, base } = sidesOf(world, repository, actor, wish);
  const pull: PullRequest = {
    ...newThread(world, repository, author, { title: wish.title ?? head.ref, body: wish.body ?? null }),
    pullId: world.newId(),
    headRepository: head.repository,
    headOwner: head.repository.owner,
    headRef: head.ref,
    headSha: head.sha,
    baseRef: base.ref,
    baseSha: base.sha,
    draft: wish.draft ?? false,
    maintainerCanModify: (wish.maintainerCanModify ?? true) && head.repository !== repository,
    mergedAt: null,
    mergedBy: null,
    mergeCommitSha: null,
    autoMerge: null,
    lastPusher: head.repository.activity.findLast(({ after }) => after === head.sha)?.actor ?? author,
    reviewRequests: [],
    reviews: [],
    threads: [],
  };
  refuseImpossible(pull);
  repository.issues.set(pull.number, pull);
  repository.pulls.set(pull.number, pull);
  repository.refs.set(`refs/pull/${pull.number}/head`, head.sha);
  requestOwners(world, pull);
  announcePull(world, pull, author, { action: 'opened' });
  return pull;
}

export interface PullEdit {
  readonly title?: string;
  readonly body?: string | null;
  readonly base?: string;
}

function demandAuthorOrTriage(actor: Actor, pull: PullRequest): Account {
  const account = accountOf(actor);
  const own = actor.kind === 'user' && account === pull.author;
  if (!own) demand(actor, pull.repository, 'write', ['pull_requests', 'write']);
  return account;
}

function editText(world: World, pull: PullRequest, editor: Account, edit: PullEdit): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  if (edit.title !== undefined && edit.title !== pull.title) {
    changes['title'] = { from: pull.title };
    record(world, pull, editor, { type: 'RenamedTitleEvent', previousTitle: pull.title, currentTitle: edit.title });
    pull.title = edit.title;
  }
  if (edit.body !== undefined && edit.body !== pull.body) {
    changes['body'] = { from: pull.body };
    pull.body = edit.body;
    pull.lastEditedAt = world.clock.now();
    pull.editor = editor;
  }
  return changes;
}

function retarget(world: World, pull: PullRequest, editor: Account, base: string): Record<string, unknown> {
  const sha = branchSha(pull.repository, base);
  if (sha === undefined) throw invalid('PullRequest', 'base', `Proposed base branch '${base}' was not found`);
  const changes = { base: { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } } };
  record(world, pull, editor, { type: 'BaseRefChangedEvent', previousRefName: pull.baseRef, currentRefName: base });
  pull.baseRef = base;
  pull.baseSha = sha;
  return changes;
}

/** Edits title, body or base; retargeting is possible for whoever may edit, as on GitHub. */
export function editPull(world: World, pull: PullRequest, actor: Actor, edit: PullEdit): void {
  const editor = demandAuthorOrTriage(actor, pull);
  world.clock.tick();
  const moved = edit.base !== undefined && edit.base !== pull.baseRef;
  if (moved && pull.state === 'closed')
    throw invalid('PullRequest', 'base', 'Cannot change the base branch of a closed pull request.');
  const changes = {
    ...editText(world, pull, editor, edit),
    ...(moved ? retarget(world, pull, editor, edit.base) : {}),
  };
  if (Object.keys(changes).length === 0) return;
  pull.updatedAt = world.clock.now();
  announcePull(world, pull, editor, { action: 'edited', changes });
}

export function closePullBy(world: World, pull: PullRequest, actor: Actor): void {
  const account = demandAuthorOrTriage(actor, pull);
  if (pull.state === 'closed') return;
  world.clock.tick();
  closePull(world, pull, account);
}

export function reopenPull(world: World, pull: PullRequest, actor: Actor): void {
  const account = demandAuthorOrTriage(actor, pull);
  if (pull.state === 'open') return;
  const tip = pull.headRepository === null ? undefined : branchSha(pull.headRepository, pull.headRef);
  if (pull.mergedAt !== null || tip === undefined)
    throw invalid('PullRequest', 'state', 'state cannot be changed. The pull request cannot be reopened.');
  pull.updatedAt = world.clock.tick();
  pull.state = 'open';
  pull.closedAt = null;
  pull.closedBy = null;
  pull.headSha = tip;
  pull.baseSha = branchSha(pull.repository, pull.baseRef) ?? pull.baseSha;
  record(world, pull, account, { type: 'ReopenedEvent' });
  announcePull(world, pull, account, { action: 'reopened' });
}

export function setDraft(world: World, pull: PullRequest, actor: Actor, draft: boolean): void {
  const account = demandAuthorOrTriage(actor, pull);
  if (pull.draft === draft) return;
  pull.updatedAt = world.clock.tick();
  pull.draft = draft;
  record(world, pull, account, { type: draft ? 'ConvertToDraftEvent' : 'ReadyForReviewEvent' });
  announcePull(world, pull, account, { action: draft ? 'converted_to_draft' : 'ready_for_review' });
}

type Reviewer = ReviewRequest['reviewer'];

function sameReviewer(a: Reviewer, b: Reviewer): boolean {
  if (a.kind === 'user') return b.kind === 'user' && a.account === b.account;
  return b.kind === 'team' && a.team === b.team;
}

export function reviewersOf(users: readonly Account[], teams: readonly Team[]): Reviewer[] {
  return [
    ...users.map((account) => ({ kind: 'user', account }) as const),
    ...teams.map((team) => ({ kind: 'team', team }) as const),
  ];
}

function shownReviewer(world: World, reviewer: Reviewer): Record<string, unknown> {
  return reviewer.kind === 'user'
    ? { requested_reviewer: presentAccount(world, reviewer.account) }
    : { requested_team: presentTeam(world, reviewer.team) };
}

export function requestReviewers(world: World, pull: PullRequest, actor: Actor, reviewers: readonly Reviewer[]): void {
  demand(actor, pull.repository, 'write', ['pull_requests', 'write']);
  for (const reviewer of reviewers) {
    if (reviewer.kind === 'user' && reviewer.account === pull.author)
      throw new Refusal(422, 'Review cannot be requested from pull request author.');
    if (reviewer.kind === 'user' && !atLeast(roleOf(pull.repository, reviewer.account), 'read'))
      throw new Refusal(
        422,
        'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
      );
  }
  for (const reviewer of reviewers) {
    if (pull.reviewRequests.some((known) => sameReviewer(known.reviewer, reviewer))) continue;
    world.clock.tick();
    pull.reviewRequests.push({ reviewer, asCodeOwner: false });
    announcePull(world, pull, accountOf(actor), { action: 'review_requested', ...shownReviewer(world, reviewer) });
  }
}

export function removeReviewers(world: World, pull: PullRequest, actor: Actor, reviewers: readonly Reviewer[]): void {
  demand(actor, pull.repository, 'write', ['pull_requests', 'write']);
  for (const reviewer of reviewers) {
    world.clock.tick();
    pull.reviewRequests = pull.reviewRequests.filter((known) => !sameReviewer(known.reviewer, reviewer));
    announcePull(world, pull, accountOf(actor), {
      action: 'review_request_removed',
      ...shownReviewer(world, reviewer),
    });
  }
}

export function setAutoMerge(
  world: World,
  pull: PullRequest,
  actor: Actor,
  method: 'merge' | 'squash' | 'rebase' | null,
): void {
  if (!may(actor, pull.repository, 'write', ['contents', 'write']))
    throw new Refusal(403, 'Must have push access to repository');
  const account = accountOf(actor);
  world.clock.tick();
  pull.autoMerge = method === null ? null : { enabledBy: account, method };
  record(world, pull, account, { type: method === null ? 'AutoMergeDisabledEvent' : 'AutoMergeEnabledEvent' });
  announcePull(world, pull, account, { action: method === null ? 'auto_merge_disabled' : 'auto_merge_enabled' });
}
