import { mergeability, type MergeWish } from '../enforce/mergeability.ts';
import { mergeFiles } from '../git/merge-trees.ts';
import type { Account } from '../world/accounts.ts';
import { mergeOnto, pullCommits } from '../world/pull-diffs.ts';
import { Refusal } from '../world/refusal.ts';
import { branchSha, type MergeMethod, type PullRequest } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { closeIssuesOf } from './issues.ts';
import { closePull, updateRef } from './update-ref.ts';
import { writeWebCommit } from './write-commit.ts';

export interface MergeRequest {
  readonly method?: MergeMethod;
  /** The head that the caller looked at; another one answers 409. */
  readonly sha?: string;
  readonly title?: string;
  readonly message?: string;
}

function refuseUnmergeable(world: World, pull: PullRequest, actor: Actor, wish: MergeWish): void {
  const { allowed, reasons, mergeable } = mergeability(world, pull, actor, wish);
  if (allowed) return;
  const plain = pull.state === 'closed' || pull.draft || mergeable === false || reasons.length === 0;
  throw new Refusal(
    405,
    plain
      ? (reasons[0] ?? 'Pull Request is not mergeable')
      : `Repository rule violations found\n\n${reasons.join('\n\n')}\n\n`,
  );
}

function rebased(world: World, pull: PullRequest, account: Account, base: string): string {
  const { store } = pull.repository;
  let tip = base;
  for (const commit of pullCommits(pull).filter(({ parents }) => parents.length < 2)) {
    const files = mergeFiles(
      store,
      store.filesAt(commit.parents[0] ?? ''),
      store.filesAt(tip),
      store.filesAt(commit.sha),
    );
    if (files === undefined) throw new Refusal(405, "This branch can't be rebased");
    const committer = { name: account.name ?? account.login, email: account.emails[0] ?? '', date: world.clock.tick() };
    const content = {
      tree: store.writeFiles(files),
      parents: [tip],
      author: commit.author,
      committer,
      message: commit.message,
    };
    tip = store.writeCommit(content, { verified: false, reason: 'unsigned' }).sha;
  }
  return tip;
}

function messageOf(pull: PullRequest, request: MergeRequest): string {
  const { number, title } = pull;
  const squash = request.method === 'squash';
  const usual = squash
    ? `${title} (#${number})`
    : `Merge pull request #${number} from ${pull.headOwner.login}/${pull.headRef}`;
  return `${request.title ?? usual}\n\n${request.message ?? (squash ? '' : title)}`;
}

/** Writes the commit that merging makes, without moving any branch; `onto` is the target's tip unless told. */
export function writeMerge(
  world: World,
  pull: PullRequest,
  account: Account,
  request: MergeRequest & { readonly onto?: string },
): string {
  const { repository, headSha } = pull;
  const base = request.onto ?? branchSha(repository, pull.baseRef) ?? pull.baseSha;
  const tested = repository.store.commits.get(mergeOnto(pull, base) ?? '');
  if (tested === undefined) throw new Refusal(405, 'Pull Request is not mergeable');
  if (request.method === 'rebase') return rebased(world, pull, account, base);
  const squash = request.method === 'squash';
  const commit = { tree: tested.tree, parents: squash ? [base] : [base, headSha], message: messageOf(pull, request) };
  return writeWebCommit(world, repository, squash ? pull.author : account, commit).sha;
}

function finish(
  world: World,
  pull: PullRequest,
  actor: Actor,
  merge: { sha: string; because: 'pr_merge' | 'merge_queue_merge' },
): void {
  const account = accountOf(actor);
  const base = branchSha(pull.repository, pull.baseRef) ?? pull.baseSha;
  updateRef(world, pull.repository, actor, {
    ref: `refs/heads/${pull.baseRef}`,
    after: merge.sha,
    because: merge.because,
  });
  closePull(world, pull, account, { sha: merge.sha, base });
  if (pull.baseRef === pull.repository.defaultBranch) closeIssuesOf(world, pull, account);
  const head = pull.headRepository;
  if (pull.repository.deleteBranchOnMerge && head === pull.repository)
    updateRef(world, head, actor, { ref: `refs/heads/${pull.headRef}`, after: undefined, because: 'pr_merge' });
}

/** Merges as a person or an App; every refusal is GitHub's own: 405 for rules, 409 for another head. */
export function mergePull(world: World, pull: PullRequest, actor: Actor, request: MergeRequest = {}): string {
  const { repository } = pull;
  const method = request.method ?? 'merge';
  demand(actor, repository, 'write', ['contents', 'write']);
  if (request.sha !== undefined && request.sha !== pull.headSha)
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  refuseUnmergeable(world, pull, actor, { method });
  if (!repository.mergeMethods.includes(method))
    throw new Refusal(405, `${method === 'merge' ? 'Merge commits' : method} are not allowed on this repository.`);
  const sha = writeMerge(world, pull, accountOf(actor), { ...request, method });
  finish(world, pull, actor, { sha, because: 'pr_merge' });
  return sha;
}

/** The merge queue's own merge of a group it has tested. */
export function finishQueued(world: World, pull: PullRequest, actor: Actor, sha: string): void {
  finish(world, pull, actor, { sha, because: 'merge_queue_merge' });
}
