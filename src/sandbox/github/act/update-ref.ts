import { effectiveRules } from '../enforce/effective-rules.ts';
import { demandPushAllowed } from '../enforce/push-rules.ts';
import { commitsBetween, isAncestor } from '../git/history.ts';
import { presentPushedCommit } from '../present/commits.ts';
import { webUrl } from '../present/json.ts';
import type { Account } from '../world/accounts.ts';
import { changesBetween } from '../world/pull-diffs.ts';
import { Refusal } from '../world/refusal.ts';
import { type Activity, branchSha, fullName, type PullRequest, type Repository } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce, announcePull } from './announce.ts';
import { requestSuites } from './check-suites.ts';
import { dismissReview } from './dismiss-review.ts';
import { record } from './timeline.ts';

export interface RefChange {
  readonly ref: string;
  /** Undefined deletes the reference. */
  readonly after: string | undefined;
  readonly force?: boolean;
  /** Set by merges, which have their own rules. */
  readonly because?: 'pr_merge' | 'merge_queue_merge';
}

const NONE = '0'.repeat(40);
const PUSHED_COMMITS = 2_048;

function activityType(repository: Repository, change: RefChange, before: string | undefined): Activity['type'] {
  if (change.because !== undefined) return change.because;
  if (before === undefined) return 'branch_creation';
  if (change.after === undefined) return 'branch_deletion';
  return isAncestor(repository.store, before, change.after) ? 'push' : 'force_push';
}

function announcePush(world: World, repository: Repository, sender: Account, change: Activity): void {
  const { store } = repository;
  const { ref, before, after } = change;
  const base = before === NONE ? (branchSha(repository, repository.defaultBranch) ?? '') : before;
  const commits = after === NONE ? [] : commitsBetween(store, base === after ? '' : base, after).slice(-PUSHED_COMMITS);
  const listed = commits.map((commit) => presentPushedCommit(world, repository, commit));
  const head = store.commits.get(after);
  const payload = {
    ref,
    before,
    after,
    base_ref: null,
    created: before === NONE,
    deleted: after === NONE,
    forced: change.type === 'force_push',
    compare: webUrl(world, `${fullName(repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`),
    commits: before === NONE && ref === `refs/heads/${repository.defaultBranch}` ? [] : listed,
    head_commit: head === undefined ? null : presentPushedCommit(world, repository, head),
    pusher: { name: sender.login, email: sender.emails[0] ?? null },
  };
  announce(world, repository, { name: 'push', sender, payload });
}

function announceBranch(world: World, repository: Repository, actor: Actor, change: Activity): void {
  if (change.before !== NONE && change.after !== NONE) return;
  const name = change.before === NONE ? 'create' : 'delete';
  const type = change.ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  const created = { master_branch: repository.defaultBranch, description: repository.description };
  const payload = {
    ref: change.ref.replace(/^refs\/(heads|tags)\//, ''),
    ref_type: type,
    pusher_type: actor.kind === 'deploy-key' ? 'deploy_key' : 'user',
    ...(name === 'create' ? created : {}),
  };
  announce(world, repository, { name, sender: accountOf(actor), payload });
}

function dismissStale(world: World, pull: PullRequest, sender: Account): void {
  const rules = effectiveRules(world, pull.repository, `refs/heads/${pull.baseRef}`);
  const stale = rules.some(({ rule }) => rule.type === 'pull_request' && rule.parameters.dismiss_stale_reviews_on_push);
  for (const review of stale ? pull.reviews.filter(({ state }) => state === 'APPROVED') : [])
    dismissReview(world, pull, review, { by: sender, message: '' });
}

function synchronize(world: World, pull: PullRequest, after: string, sender: Account): void {
  const before = pull.headSha;
  const { store } = pull.repository;
  pull.headSha = after;
  pull.baseSha = branchSha(pull.repository, pull.baseRef) ?? pull.baseSha;
  pull.lastPusher = sender;
  pull.updatedAt = world.clock.now();
  pull.repository.refs.set(`refs/pull/${pull.number}/head`, after);
  if (!isAncestor(store, before, after))
    record(world, pull, sender, { type: 'HeadRefForcePushedEvent', before, after });
  const touched = new Set(changesBetween(store, before, after).map(({ path }) => path));
  for (const thread of pull.threads) if (touched.has(thread.path)) thread.outdated = true;
  announcePull(world, pull, sender, { action: 'synchronize', before, after });
  dismissStale(world, pull, sender);
}

/** Closes a pull request, merged or not, and tells so. */
export function closePull(
  world: World,
  pull: PullRequest,
  sender: Account,
  merge?: { sha: string; base: string },
): void {
  const at = world.clock.now();
  if (merge === undefined) record(world, pull, sender, { type: 'ClosedEvent' });
  else {
    pull.baseSha = merge.base;
    pull.mergedAt = at;
    pull.mergedBy = sender;
    pull.mergeCommitSha = merge.sha;
    record(world, pull, sender, { type: 'MergedEvent', commit: merge.sha });
  }
  pull.state = 'closed';
  pull.closedAt = at;
  pull.closedBy = sender;
  pull.updatedAt = at;
  pull.autoMerge = null;
  announcePull(world, pull, sender, { action: 'closed' });
}

function followHead(world: World, repository: Repository, change: Activity, sender: Account): void {
  const pulls = [...world.repositories.values()].flatMap((one) => [...one.pulls.values()]);
  const affected = pulls.filter(
    (pull) =>
      pull.state === 'open' && pull.headRepository === repository && `refs/heads/${pull.headRef}` === change.ref,
  );
  for (const pull of affected)
    if (change.after === NONE) closePull(world, pull, sender);
    else synchronize(world, pull, change.after, sender);
}

/** What aims at a branch that is gone follows it to where it was merged, or is closed. */
function leaveBase(world: World, repository: Repository, change: Activity, sender: Account): void {
  const pulls = [...repository.pulls.values()];
  const merged = pulls.findLast(
    ({ mergedAt, headRepository, headRef }) =>
      mergedAt !== null && headRepository === repository && `refs/heads/${headRef}` === change.ref,
  );
  const sha = merged === undefined ? undefined : branchSha(repository, merged.baseRef);
  for (const pull of pulls.filter(({ state, baseRef }) => state === 'open' && `refs/heads/${baseRef}` === change.ref)) {
    if (merged === undefined || sha === undefined) {
      closePull(world, pull, sender);
      continue;
    }
    const changes = { base: { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } } };
    const moved = { oldBase: pull.baseRef, newBase: merged.baseRef };
    record(world, pull, sender, { type: 'AutomaticBaseChangeSucceededEvent', ...moved });
    Object.assign(pull, { baseRef: merged.baseRef, baseSha: sha, updatedAt: world.clock.now() });
    announcePull(world, pull, sender, { action: 'edited', changes });
  }
}

/** A pull request whose head arrived in its base by a push counts as merged. */
function followBase(world: World, repository: Repository, change: Activity, sender: Account): void {
  if (change.after === NONE) return leaveBase(world, repository, change, sender);
  if (change.type === 'pr_merge' || change.type === 'merge_queue_merge') return;
  for (const pull of repository.pulls.values()) {
    const based = pull.state === 'open' && `refs/heads/${pull.baseRef}` === change.ref;
    if (based && pull.headSha !== change.before && isAncestor(repository.store, pull.headSha, change.after))
      closePull(world, pull, sender, { sha: change.after, base: change.before });
  }
}

function move(repository: Repository, { ref, after }: RefChange): void {
  if (after === undefined) repository.refs.delete(ref);
  else repository.refs.set(ref, after);
}

function demandPossible(world: World, repository: Repository, actor: Actor, change: RefChange): void {
  const { ref, after } = change;
  const { store } = repository;
  const before = repository.refs.get(ref);
  if (after !== undefined && !store.commits.has(after) && !store.tags.has(after))
    throw new Refusal(422, 'Object does not exist');
  const diverges = before !== undefined && after !== undefined && !isAncestor(store, before, after);
  if (diverges && change.force !== true) throw new Refusal(422, 'Update is not a fast forward');
  if (change.because === undefined) demandPushAllowed(world, repository, { ref, before, after }, actor);
}

function activityOf(world: World, repository: Repository, actor: Account, change: RefChange): Activity {
  const before = repository.refs.get(change.ref);
  const type = activityType(repository, change, before);
  return {
    id: world.newId(),
    ref: change.ref,
    before: before ?? NONE,
    after: change.after ?? NONE,
    actor,
    at: world.clock.tick(),
    type,
  };
}

/** Moves, creates or deletes a reference: permission, rules, activity, events, and the pull requests that follow it. */
export function updateRef(world: World, repository: Repository, actor: Actor, change: RefChange): void {
  const { ref, after } = change;
  const sender = accountOf(actor);
  demand(actor, repository, 'write', ['contents', 'write']);
  demandPossible(world, repository, actor, change);
  if (repository.refs.get(ref) === after) return;
  const activity = activityOf(world, repository, sender, change);
  move(repository, change);
  repository.pushedAt = activity.at;
  const isBranch = ref.startsWith('refs/heads/');
  if (isBranch) repository.activity.push(activity);
  announceBranch(world, repository, actor, activity);
  announcePush(world, repository, sender, activity);
  if (isBranch && after !== undefined) requestSuites(world, repository, { sha: after, branch: ref.slice(11) }, sender);
  followHead(world, repository, activity, sender);
  followBase(world, repository, activity, sender);
}
