import {
  addLabels,
  editIssue,
  openIssue,
  removeLabel,
  setAssignees,
  setLabels,
  setLocked,
  setMilestone,
} from '../act/issues.ts';
import { presentIssue, presentLabel } from '../present/conversations.ts';
import { found } from '../world/refusal.ts';
import type { Issue } from '../world/repositories.ts';
import { given, nullableText, numbered, shaped, text, texts, whole } from './fields.ts';
import { listed } from './paging.ts';
import {
  created,
  inRepository,
  NO_CONTENT,
  ok,
  type Permission,
  type Reply,
  type RepositoryCall,
  type Route,
} from './route.ts';

export const TALK_READ: readonly Permission[] = ['issues:read', 'pull_requests:read'];
export const TALK_WRITE: readonly Permission[] = ['issues:write', 'pull_requests:write'];

export function issueOf({ repository, params }: RepositoryCall): Issue {
  return found(repository.issues.get(numbered(params, 'issue_number')));
}

function list(call: RepositoryCall): Reply {
  const { query, repository, world } = call;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const [creator, since] = [query.get('creator'), query.get('since')];
  const matching = [...repository.issues.values()].filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      (creator === null || issue.author.login === creator) &&
      (since === null || issue.updatedAt >= new Date(since)) &&
      labels.every((name) => [...issue.labels].some((label) => label.name === name)),
  );
  return listed(call, matching.toReversed(), (issue) => presentIssue(world, issue));
}

function setDetails(call: RepositoryCall, issue: Issue): void {
  const { world, actor, body, repository } = call;
  const [labels, assignees] = [texts(body, 'labels'), texts(body, 'assignees')];
  if (labels !== undefined) setLabels(world, issue, actor, labels);
  if (assignees !== undefined)
    setAssignees(
      world,
      issue,
      actor,
      assignees.map((login) => world.account(login)),
    );
  const milestone = whole(body, 'milestone');
  if (milestone !== undefined) setMilestone(world, issue, actor, found(repository.milestones.get(milestone)));
  if (body['milestone'] === null) setMilestone(world, issue, actor, null);
}

function open(call: RepositoryCall): Reply {
  const { world, repository, actor, body } = call;
  const title = String(body['title']);
  const issue = openIssue(world, repository, actor, { title, ...given({ body: nullableText(body, 'body') }) });
  setDetails(call, issue);
  return created(presentIssue(world, issue));
}

function edit(call: RepositoryCall): Reply {
  const { world, actor, body } = call;
  const issue = issueOf(call);
  editIssue(
    world,
    issue,
    actor,
    given({
      title: text(body, 'title'),
      body: nullableText(body, 'body'),
      state: shaped<'open' | 'closed' | undefined>(body['state']),
      stateReason: shaped<Issue['stateReason'] | undefined>(body['state_reason']),
    }),
  );
  setDetails(call, issue);
  return ok(presentIssue(world, issue));
}

function shownLabels(call: RepositoryCall): Reply {
  return listed(call, [...issueOf(call).labels], (label) => presentLabel(call.world, call.repository, label));
}

function changeAssignees(call: RepositoryCall, change: (now: Set<string>, logins: readonly string[]) => void): void {
  const { world, actor, body } = call;
  const issue = issueOf(call);
  const logins = new Set([...issue.assignees].map(({ login }) => login));
  change(logins, texts(body, 'assignees') ?? []);
  setAssignees(
    world,
    issue,
    actor,
    [...logins].map((login) => world.account(login)),
  );
}

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}';

export const issueRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/issues', TALK_READ, list),
  inRepository('POST /repos/{owner}/{repo}/issues', 'issues:write', open),
  inRepository(`GET ${ISSUE}`, TALK_READ, (call) => ok(presentIssue(call.world, issueOf(call)))),
  inRepository(`PATCH ${ISSUE}`, TALK_WRITE, edit),
  inRepository(`PUT ${ISSUE}/lock`, TALK_WRITE, (call) => {
    setLocked(call.world, issueOf(call), call.actor, true);
    return NO_CONTENT;
  }),
  inRepository(`DELETE ${ISSUE}/lock`, TALK_WRITE, (call) => {
    setLocked(call.world, issueOf(call), call.actor, false);
    return NO_CONTENT;
  }),
  inRepository(`GET ${ISSUE}/labels`, TALK_READ, shownLabels),
  inRepository(`POST ${ISSUE}/labels`, TALK_WRITE, (call) => {
    addLabels(call.world, issueOf(call), call.actor, texts(call.body, 'labels') ?? []);
    return shownLabels(call);
  }),
  inRepository(`PUT ${ISSUE}/labels`, TALK_WRITE, (call) => {
    setLabels(call.world, issueOf(call), call.actor, texts(call.body, 'labels') ?? []);
    return shownLabels(call);
  }),
  inRepository(`DELETE ${ISSUE}/labels/{name}`, TALK_WRITE, (call) => {
    removeLabel(call.world, issueOf(call), call.actor, call.params['name'] ?? '');
    return shownLabels(call);
  }),
  inRepository(`POST ${ISSUE}/assignees`, TALK_WRITE, (call) => {
    changeAssignees(call, (now, logins) => {
      for (const login of logins) now.add(login);
    });
    return created(presentIssue(call.world, issueOf(call)));
  }),
  inRepository(`DELETE ${ISSUE}/assignees`, TALK_WRITE, (call) => {
    changeAssignees(call, (now, logins) => {
      for (const login of logins) now.delete(login);
    });
    return ok(presentIssue(call.world, issueOf(call)));
  }),
];
