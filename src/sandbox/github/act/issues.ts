import { presentAccount } from '../present/accounts.ts';
import { presentIssue, presentLabel, presentMilestone } from '../present/conversations.ts';
import type { Json } from '../present/json.ts';
import { presentRepository } from '../present/repositories.ts';
import type { Account } from '../world/accounts.ts';
import type { Label, Milestone } from '../world/conversations.ts';
import { found, invalid } from '../world/refusal.ts';
import { type Issue, isPull, type PullRequest, type Repository } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce, announcePull } from './announce.ts';
import { demandTalk } from './comments.ts';
import { newThread } from './new-thread.ts';
import { record } from './timeline.ts';

/** Tells about an issue, or about a pull request with the same words. */
function tell(world: World, issue: Issue, sender: Account, told: Json & { action: string }): void {
  if (isPull(issue)) announcePull(world, issue, sender, told);
  else
    announce(world, issue.repository, {
      name: 'issues',
      sender,
      payload: { ...told, issue: presentIssue(world, issue) },
    });
}

export function openIssue(
  world: World,
  repository: Repository,
  actor: Actor,
  wish: { title: string; body?: string | null },
): Issue {
  demand(actor, repository, 'read', ['issues', 'write']);
  const issue = newThread(world, repository, accountOf(actor), { title: wish.title, body: wish.body ?? null });
  repository.issues.set(issue.number, issue);
  tell(world, issue, issue.author, { action: 'opened' });
  return issue;
}

export interface IssueEdit {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly stateReason?: Issue['stateReason'];
}

function editIssueText(world: World, issue: Issue, editor: Account, edit: IssueEdit): void {
  const changes: Json = {};
  for (const field of ['title', 'body'] as const) {
    const value = edit[field];
    if (value === undefined || value === issue[field]) continue;
    changes[field] = { from: issue[field] };
    if (field === 'title') issue.title = value ?? '';
    else issue.body = value;
  }
  if (Object.keys(changes).length === 0) return;
  if ('body' in changes) Object.assign(issue, { lastEditedAt: world.clock.now(), editor });
  issue.updatedAt = world.clock.now();
  tell(world, issue, editor, { action: 'edited', changes });
}

function setState(world: World, issue: Issue, account: Account, edit: IssueEdit): void {
  const { state } = edit;
  if (state === undefined || state === issue.state) return;
  const closing = state === 'closed';
  issue.state = state;
  issue.stateReason = closing ? (edit.stateReason ?? 'completed') : 'reopened';
  issue.closedAt = closing ? world.clock.now() : null;
  issue.closedBy = closing ? account : null;
  issue.updatedAt = world.clock.now();
  record(world, issue, account, { type: closing ? 'ClosedEvent' : 'ReopenedEvent' });
  tell(world, issue, account, { action: closing ? 'closed' : 'reopened' });
}

export function editIssue(world: World, issue: Issue, actor: Actor, edit: IssueEdit): void {
  const account = accountOf(actor);
  if (account !== issue.author) demandTalk(actor, issue, 'write');
  world.clock.tick();
  editIssueText(world, issue, account, edit);
  setState(world, issue, account, edit);
}

export function setLocked(world: World, issue: Issue, actor: Actor, locked: boolean): void {
  demandTalk(actor, issue, 'write');
  world.clock.tick();
  issue.locked = locked;
  tell(world, issue, accountOf(actor), { action: locked ? 'locked' : 'unlocked' });
}

export function deleteIssue(world: World, issue: Issue, actor: Actor): void {
  demand(actor, issue.repository, 'admin', ['issues', 'write']);
  issue.repository.issues.delete(issue.number);
  tell(world, issue, accountOf(actor), { action: 'deleted' });
}

/** Moves an issue to another repository of the same owner, where it gets a new number. */
export function transferIssue(world: World, issue: Issue, actor: Actor, to: Repository): void {
  const from = issue.repository;
  demand(actor, from, 'write', ['issues', 'write']);
  demand(actor, to, 'write', ['issues', 'write']);
  if (to.owner !== from.owner || isPull(issue)) throw invalid('Issue', 'repository', 'cannot be transferred there');
  world.clock.tick();
  from.issues.delete(issue.number);
  const moved: Issue = { ...issue, repository: to, number: Math.max(0, ...to.issues.keys()) + 1 };
  to.issues.set(moved.number, moved);
  const changes = { new_issue: presentIssue(world, moved), new_repository: presentRepository(world, to) };
  tell(world, issue, accountOf(actor), { action: 'transferred', changes });
}

function labelNamed(world: World, repository: Repository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase());
  if (known !== undefined) return known;
  const label: Label = { id: world.newId(), name, color: 'ededed', description: null };
  repository.labels.set(name.toLowerCase(), label);
  return label;
}

export function createLabel(
  world: World,
  repository: Repository,
  actor: Actor,
  wish: Partial<Label> & { name: string },
): Label {
  demand(actor, repository, 'write', ['issues', 'write']);
  if (repository.labels.has(wish.name.toLowerCase())) throw invalid('Label', 'name', 'already_exists');
  const label = Object.assign(labelNamed(world, repository, wish.name), {
    color: wish.color ?? 'ededed',
    description: wish.description ?? null,
  });
  announce(world, repository, {
    name: 'label',
    sender: accountOf(actor),
    payload: { action: 'created', label: presentLabel(world, repository, label) },
  });
  return label;
}

export function addLabels(world: World, issue: Issue, actor: Actor, names: readonly string[]): void {
  demandTalk(actor, issue, 'write');
  for (const name of names) {
    const label = labelNamed(world, issue.repository, name);
    if (issue.labels.has(label)) continue;
    issue.updatedAt = world.clock.tick();
    issue.labels.add(label);
    record(world, issue, accountOf(actor), { type: 'LabeledEvent', label });
    tell(world, issue, accountOf(actor), { action: 'labeled', label: presentLabel(world, issue.repository, label) });
  }
}

export function removeLabel(world: World, issue: Issue, actor: Actor, name: string): void {
  demandTalk(actor, issue, 'write');
  const label = found([...issue.labels].find((one) => one.name.toLowerCase() === name.toLowerCase()));
  issue.updatedAt = world.clock.tick();
  issue.labels.delete(label);
  record(world, issue, accountOf(actor), { type: 'UnlabeledEvent', label });
  tell(world, issue, accountOf(actor), { action: 'unlabeled', label: presentLabel(world, issue.repository, label) });
}

export function setLabels(world: World, issue: Issue, actor: Actor, names: readonly string[]): void {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const { name } of issue.labels) if (!wanted.has(name.toLowerCase())) removeLabel(world, issue, actor, name);
  addLabels(world, issue, actor, names);
}

export interface MilestoneWish {
  readonly title: string;
  readonly description?: string | null;
  readonly dueOn?: Date | null;
  readonly state?: 'open' | 'closed';
}

function tellMilestone(
  world: World,
  repository: Repository,
  milestone: Milestone,
  told: Json & { sender: Account },
): void {
  const { sender, ...rest } = told;
  announce(world, repository, {
    name: 'milestone',
    sender,
    payload: { ...rest, milestone: presentMilestone(world, repository, milestone) },
  });
}

export function createMilestone(world: World, repository: Repository, actor: Actor, wish: MilestoneWish): Milestone {
  demand(actor, repository, 'write', ['issues', 'write']);
  const at = world.clock.tick();
  const number = Math.max(0, ...repository.milestones.keys()) + 1;
  const milestone: Milestone = {
    id: world.newId(),
    number,
    title: wish.title,
    description: wish.description ?? null,
    state: wish.state ?? 'open',
    dueOn: wish.dueOn ?? null,
    creator: accountOf(actor),
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  };
  repository.milestones.set(number, milestone);
  tellMilestone(world, repository, milestone, { action: 'created', sender: milestone.creator });
  return milestone;
}

export function editMilestone(
  world: World,
  repository: Repository,
  actor: Actor,
  change: { milestone: Milestone; edit: Partial<MilestoneWish> },
): void {
  demand(actor, repository, 'write', ['issues', 'write']);
  const { milestone, edit } = change;
  const changes = edit.title === undefined ? {} : { title: { from: milestone.title } };
  const turned = edit.state !== undefined && edit.state !== milestone.state;
  Object.assign(milestone, edit);
  milestone.updatedAt = world.clock.tick();
  milestone.closedAt = milestone.state === 'closed' ? milestone.updatedAt : null;
  const action = turned ? (milestone.state === 'closed' ? 'closed' : 'opened') : 'edited';
  tellMilestone(world, repository, milestone, { action, sender: accountOf(actor), ...(turned ? {} : { changes }) });
}

export function setMilestone(world: World, issue: Issue, actor: Actor, milestone: Milestone | null): void {
  demandTalk(actor, issue, 'write');
  if (issue.milestone === milestone) return;
  const told = milestone ?? issue.milestone;
  issue.updatedAt = world.clock.tick();
  issue.milestone = milestone;
  if (told !== null)
    tell(world, issue, accountOf(actor), {
      action: milestone === null ? 'demilestoned' : 'milestoned',
      milestone: presentMilestone(world, issue.repository, told),
    });
}

export function setAssignees(world: World, issue: Issue, actor: Actor, accounts: readonly Account[]): void {
  demandTalk(actor, issue, 'write');
  const change = (account: Account, action: 'assigned' | 'unassigned'): void => {
    world.clock.tick();
    if (action === 'assigned') issue.assignees.add(account);
    else issue.assignees.delete(account);
    tell(world, issue, accountOf(actor), { action, assignee: presentAccount(world, account) });
  };
  for (const account of issue.assignees) if (!accounts.includes(account)) change(account, 'unassigned');
  for (const account of accounts) if (!issue.assignees.has(account)) change(account, 'assigned');
}

const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)/gi;

/** The issues that a pull request's text says it closes. */
export function issuesClosedBy(pull: PullRequest): Issue[] {
  if (pull.baseRef !== pull.repository.defaultBranch) return [];
  const numbers = [...(pull.body ?? '').matchAll(CLOSING)].map(([, number]) => Number(number));
  return [...new Set(numbers)]
    .flatMap((number) => pull.repository.issues.get(number) ?? [])
    .filter((issue) => !isPull(issue));
}

export function closeIssuesOf(world: World, pull: PullRequest, account: Account): void {
  for (const issue of issuesClosedBy(pull)) setState(world, issue, account, { state: 'closed' });
}
