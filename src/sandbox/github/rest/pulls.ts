import { mergePull } from '../act/merge.ts';
import {
  closePullBy,
  editPull,
  openPull,
  removeReviewers,
  reopenPull,
  requestReviewers,
  reviewersOf,
} from '../act/pulls.ts';
import { presentAccount, presentTeam } from '../present/accounts.ts';
import { presentCommit, presentFile } from '../present/commits.ts';
import { type Json } from '../present/json.ts';
import { presentFullPull, presentPull } from '../present/pull-requests.ts';
import { isOrganization, teamBySlug } from '../world/accounts.ts';
import { changedFiles, pullCommits } from '../world/pull-diffs.ts';
import { found } from '../world/refusal.ts';
import type { PullRequest } from '../world/repositories.ts';
import { flag, given, nullableText, numbered, requiredText, shaped, text, texts } from './fields.ts';
import { listed } from './paging.ts';
import { created, inRepository, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

const MOST_FILES = 3_000;
const MOST_COMMITS = 250;

export function pullOf({ repository, params }: RepositoryCall): PullRequest {
  return found(repository.pulls.get(numbered(params, 'pull_number')));
}

function list(call: RepositoryCall): Reply {
  const { query, repository, world } = call;
  const state = query.get('state') ?? 'open';
  const [head, base] = [query.get('head'), query.get('base')];
  const matching = [...repository.pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === null || pull.baseRef === base) &&
      (head === null || `${pull.headOwner.login}:${pull.headRef}` === head),
  );
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const oldestFirst = matching.toSorted((a, b) => a[key].getTime() - b[key].getTime() || a.number - b.number);
  const ascending = query.get('direction') === 'asc';
  return listed(call, ascending ? oldestFirst : oldestFirst.toReversed(), (pull) => presentPull(world, pull));
}

function open(call: RepositoryCall): Json {
  const { world, repository, actor, body } = call;
  const pull = openPull(world, repository, actor, {
    head: requiredText(body, 'head'),
    ...given({
      title: text(body, 'title'),
      body: nullableText(body, 'body'),
      base: text(body, 'base'),
      draft: flag(body, 'draft'),
      maintainerCanModify: flag(body, 'maintainer_can_modify'),
    }),
  });
  return presentFullPull(world, pull);
}

function edit(call: RepositoryCall): Reply {
  const { world, actor, body } = call;
  const pull = pullOf(call);
  editPull(
    world,
    pull,
    actor,
    given({ title: text(body, 'title'), body: nullableText(body, 'body'), base: text(body, 'base') }),
  );
  if (text(body, 'state') === 'closed') closePullBy(world, pull, actor);
  if (text(body, 'state') === 'open') reopenPull(world, pull, actor);
  return ok(presentFullPull(world, pull));
}

function merge(call: RepositoryCall): Reply {
  const { world, actor, body } = call;
  const sha = mergePull(
    world,
    pullOf(call),
    actor,
    given({
      method: shaped<'merge' | 'squash' | 'rebase' | undefined>(body['merge_method']),
      sha: text(body, 'sha'),
      title: text(body, 'commit_title'),
      message: text(body, 'commit_message'),
    }),
  );
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
}

function askedReviewers(call: RepositoryCall): ReturnType<typeof reviewersOf> {
  const { world, repository, body } = call;
  const accounts = (texts(body, 'reviewers') ?? []).map((login) => world.account(login));
  const teams = (texts(body, 'team_reviewers') ?? []).map((slug) =>
    found(isOrganization(repository.owner) ? teamBySlug(repository.owner, slug) : undefined),
  );
  return reviewersOf(accounts, teams);
}

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';

export const pullRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/pulls', 'pull_requests:read', list),
  inRepository('POST /repos/{owner}/{repo}/pulls', 'pull_requests:write', (call) => created(open(call))),
  inRepository(`GET ${PULL}`, 'pull_requests:read', (call) => ok(presentFullPull(call.world, pullOf(call)))),
  inRepository(`PATCH ${PULL}`, 'pull_requests:write', edit),
  inRepository(`GET ${PULL}/files`, 'pull_requests:read', (call) => {
    const pull = pullOf(call);
    const files = changedFiles(pull).slice(0, MOST_FILES);
    return listed(call, files, (change) => presentFile(call.world, call.repository, change, pull.headSha));
  }),
  inRepository(`GET ${PULL}/commits`, 'pull_requests:read', (call) =>
    listed(call, pullCommits(pullOf(call)).slice(0, MOST_COMMITS), (commit) =>
      presentCommit(call.world, call.repository, commit),
    ),
  ),
  inRepository(`GET ${PULL}/merge`, 'pull_requests:read', (call) => ({
    status: pullOf(call).mergedAt === null ? 404 : 204,
  })),
  inRepository(`PUT ${PULL}/merge`, 'contents:write', merge),
  inRepository(`GET ${PULL}/requested_reviewers`, 'pull_requests:read', (call) => {
    const requests = pullOf(call).reviewRequests.map(({ reviewer }) => reviewer);
    const users = requests.flatMap((one) => (one.kind === 'user' ? [presentAccount(call.world, one.account)] : []));
    const teams = requests.flatMap((one) => (one.kind === 'team' ? [presentTeam(call.world, one.team)] : []));
    return ok({ users, teams });
  }),
  inRepository(`POST ${PULL}/requested_reviewers`, 'pull_requests:write', (call) => {
    requestReviewers(call.world, pullOf(call), call.actor, askedReviewers(call));
    return created(presentPull(call.world, pullOf(call)));
  }),
  inRepository(`DELETE ${PULL}/requested_reviewers`, 'pull_requests:write', (call) => {
    removeReviewers(call.world, pullOf(call), call.actor, askedReviewers(call));
    return ok(presentPull(call.world, pullOf(call)));
  }),
];
