import { protectionOf, rulesetRules } from '../enforce/effective-rules.ts';
import { ancestorsOf, commitsBetween, mergeBase } from '../git/history.ts';
import type { Commit } from '../git/object-store.ts';
import { presentAccount } from '../present/accounts.ts';
import { presentCommit, presentFile, presentFullCommit } from '../present/commits.ts';
import { type Json, nodeId, stamp, webUrl } from '../present/json.ts';
import { presentPull } from '../present/pull-requests.ts';
import { apiUrl } from '../present/repositories.ts';
import { presentProtection } from '../present/rules.ts';
import { changesBetween, pullCommits } from '../world/pull-diffs.ts';
import { found, Refusal } from '../world/refusal.ts';
import { branchNames, branchSha, fullName, type Repository, resolveCommit } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { listed, page } from './paging.ts';
import { type Call, inRepository, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

const COMPARED_FILES = 300;
const COMPARED_COMMITS = 250;

function commitAt(repository: Repository, ref: string): Commit {
  return found(repository.store.commits.get(found(resolveCommit(repository, ref))));
}

function commitOr422(repository: Repository, ref: string): Commit {
  const sha = resolveCommit(repository, ref);
  const commit = repository.store.commits.get(sha ?? '');
  if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  return commit;
}

/** `owner:ref` compares with a fork of the network. */
function sideOf(world: World, repository: Repository, side: string): Commit {
  const colon = side.indexOf(':');
  if (colon === -1) return commitAt(repository, side);
  const owner = world.account(side.slice(0, colon));
  const fork =
    owner === repository.owner
      ? repository
      : world.repositoriesOf(owner).find(({ store }) => store === repository.store);
  return commitAt(found(fork), side.slice(colon + 1));
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

/** Three-dot comparison: files of the first page only, at most 300; without paging at most 250 commits. */
function compare(call: RepositoryCall): Reply {
  const { world, repository, params } = call;
  const [left = '', right = ''] = (params['basehead'] ?? '').split('...');
  const [base, head] = [sideOf(world, repository, left), sideOf(world, repository, right)];
  const { store } = repository;
  const common = mergeBase(store, base.sha, head.sha);
  if (common === undefined) throw new Refusal(404, `No common ancestor between ${left} and ${right}.`);
  const ahead = commitsBetween(store, base.sha, head.sha);
  const behind = commitsBetween(store, head.sha, base.sha).length;
  const paged = call.query.has('page') || call.query.has('per_page');
  const shown = paged ? page(call, ahead) : { items: ahead.slice(-COMPARED_COMMITS), headers: {} };
  const firstPage = Number(call.query.get('page') ?? 1) === 1;
  const files = firstPage ? changesBetween(store, common, head.sha).slice(0, COMPARED_FILES) : [];
  const url = `${apiUrl(world, repository)}/compare/${left}...${right}`;
  const html = webUrl(world, `${fullName(repository)}/compare/${left}...${right}`);
  const body = {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: presentCommit(world, repository, base),
    merge_base_commit: presentCommit(world, repository, found(store.commits.get(common))),
    status: statusOf(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: shown.items.map((commit) => presentCommit(world, repository, commit)),
    files: files.map((change) => presentFile(world, repository, change, head.sha)),
  };
  return { status: 200, body, headers: shown.headers };
}

function isProtected({ world, repository }: RepositoryCall, branch: string): boolean {
  return (
    protectionOf(repository, branch) !== undefined || rulesetRules(world, repository, `refs/heads/${branch}`).length > 0
  );
}

function presentBranch(call: RepositoryCall, name: string): Json {
  const { world, repository } = call;
  const commit = found(repository.store.commits.get(found(branchSha(repository, name))));
  const url = `${apiUrl(world, repository)}/branches/${encodeURIComponent(name)}`;
  const protection = protectionOf(repository, name);
  return {
    name,
    commit: presentCommit(world, repository, commit),
    _links: { self: url, html: webUrl(world, `${fullName(repository)}/tree/${name}`) },
    protected: isProtected(call, name),
    protection:
      protection === undefined
        ? { enabled: false }
        : { enabled: true, ...presentProtection(world, repository, name, protection) },
    protection_url: `${url}/protection`,
  };
}

function presentShortBranch(call: RepositoryCall, name: string): Json {
  const sha = found(branchSha(call.repository, name));
  const url = `${apiUrl(call.world, call.repository)}/commits/${sha}`;
  return { name, commit: { sha, url }, protected: isProtected(call, name) };
}

function log(call: RepositoryCall): Commit[] {
  const { repository, query } = call;
  const { store } = repository;
  const start = commitAt(repository, query.get('sha') ?? repository.defaultBranch);
  const commits = [...ancestorsOf(store, start.sha)].flatMap((sha) => store.commits.get(sha) ?? []);
  return commits.toSorted((a, b) => b.committer.date.getTime() - a.committer.date.getTime());
}

function presentActivity(world: World, repository: Repository): (one: Repository['activity'][number]) => Json {
  return (one) => ({
    id: one.id,
    node_id: nodeId('PushActivity', `${repository.id}/${one.id}`),
    before: one.before,
    after: one.after,
    ref: one.ref,
    timestamp: stamp(one.at),
    activity_type: one.type,
    actor: presentAccount(world, one.actor),
  });
}

function activity(call: RepositoryCall): Reply {
  const { query, repository, world } = call;
  const wanted = { ref: query.get('ref'), type: query.get('activity_type'), actor: query.get('actor') };
  const ref = wanted.ref === null || wanted.ref.startsWith('refs/') ? wanted.ref : `refs/heads/${wanted.ref}`;
  const matching = repository.activity.filter(
    (one) =>
      (ref === null || one.ref === ref) &&
      (wanted.type === null || one.type === wanted.type) &&
      (wanted.actor === null || one.actor.login === wanted.actor),
  );
  return listed(call, matching.toReversed(), presentActivity(world, repository));
}

function pullsWith(call: Call & { repository: Repository }): Reply {
  const sha = call.params['commit_sha'] ?? '';
  const containing = [...call.repository.pulls.values()].filter(
    (pull) =>
      pull.headSha === sha || pull.mergeCommitSha === sha || pullCommits(pull).some((commit) => commit.sha === sha),
  );
  return listed(call, containing, (pull) => presentPull(call.world, pull));
}

export const commitRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/compare/{basehead}', 'contents:read', compare),
  inRepository('GET /repos/{owner}/{repo}/commits', 'contents:read', (call) =>
    listed(call, log(call), (commit) => presentCommit(call.world, call.repository, commit)),
  ),
  inRepository('GET /repos/{owner}/{repo}/commits/{ref}', 'contents:read', ({ world, repository, params, accept }) => {
    const commit = commitOr422(repository, params['ref'] ?? '');
    if (/\bsha\b/.test(accept)) return { status: 200, raw: Buffer.from(commit.sha) };
    return ok(presentFullCommit(world, repository, commit));
  }),
  inRepository(
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    ['pull_requests:read', 'contents:read'],
    pullsWith,
  ),
  inRepository('GET /repos/{owner}/{repo}/branches', 'contents:read', (call) =>
    listed(call, branchNames(call.repository), (name) => presentShortBranch(call, name)),
  ),
  inRepository('GET /repos/{owner}/{repo}/branches/{branch}', 'contents:read', (call) =>
    ok(presentBranch(call, call.params['branch'] ?? '')),
  ),
  inRepository('GET /repos/{owner}/{repo}/activity', 'contents:read', activity),
];
