import { mergeability } from '../enforce/mergeability.ts';
import { patchOf } from '../git/patch.ts';
import type { Account } from '../world/accounts.ts';
import type { Review, ReviewComment, ReviewThread } from '../world/conversations.ts';
import { changedFiles, pullCommits, testMerge } from '../world/pull-diffs.ts';
import { fullName, type PullRequest, type Repository } from '../world/repositories.ts';
import type { Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { presentAccount, presentAccountOrNull, presentTeam } from './accounts.ts';
import { totals } from './commits.ts';
import { associationOf, presentReactions, presentThread } from './conversations.ts';
import { type Json, nodeId, stamp, stampOrNull, webUrl } from './json.ts';
import { apiUrl, presentRepository } from './repositories.ts';

function pullUrl(world: World, pull: PullRequest): string {
  return `${apiUrl(world, pull.repository)}/pulls/${pull.number}`;
}

function pullPage(world: World, pull: PullRequest): string {
  return webUrl(world, `${fullName(pull.repository)}/pull/${pull.number}`);
}

interface Side {
  readonly ref: string;
  readonly sha: string;
  /** Stays known when the fork is gone. */
  readonly owner: Account;
  readonly repository: Repository | null;
}

function presentSide(world: World, { ref, sha, owner, repository }: Side): Json {
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: presentAccount(world, owner),
    repo: repository === null ? null : presentRepository(world, repository),
  };
}

const href = (address: string): Json => ({ href: address });

function links(world: World, pull: PullRequest): Json {
  const url = pullUrl(world, pull);
  const issue = `${apiUrl(world, pull.repository)}/issues/${pull.number}`;
  const addresses = {
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${apiUrl(world, pull.repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${apiUrl(world, pull.repository)}/statuses/${pull.headSha}`,
  };
  return {
    url,
    issue_url: issue,
    html_url: pullPage(world, pull),
    diff_url: `${pullPage(world, pull)}.diff`,
    patch_url: `${pullPage(world, pull)}.patch`,
    ...addresses,
    _links: {
      self: href(url),
      html: href(pullPage(world, pull)),
      issue: href(issue),
      comments: href(addresses.comments_url),
      review_comments: href(addresses.review_comments_url),
      review_comment: href(addresses.review_comment_url),
      commits: href(addresses.commits_url),
      statuses: href(addresses.statuses_url),
    },
  };
}

export function presentPull(world: World, pull: PullRequest): Json {
  const { reviewRequests, autoMerge } = pull;
  const people = reviewRequests.flatMap(({ reviewer }) => (reviewer.kind === 'user' ? [reviewer.account] : []));
  const teams = reviewRequests.flatMap(({ reviewer }) => (reviewer.kind === 'team' ? [reviewer.team] : []));
  return {
    ...presentThread(world, pull),
    ...links(world, pull),
    id: pull.pullId,
    node_id: nodeId('PullRequest', pull.pullId),
    merged_at: stampOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha ?? (pull.state === 'open' ? testMerge(pull) : null),
    requested_reviewers: people.map((account) => presentAccount(world, account)),
    requested_teams: teams.map((team) => presentTeam(world, team)),
    head: presentSide(world, {
      ref: pull.headRef,
      sha: pull.headSha,
      owner: pull.headOwner,
      repository: pull.headRepository,
    }),
    base: presentSide(world, {
      ref: pull.baseRef,
      sha: pull.baseSha,
      owner: pull.repository.owner,
      repository: pull.repository,
    }),
    auto_merge:
      autoMerge === null
        ? null
        : {
            enabled_by: presentAccount(world, autoMerge.enabledBy),
            merge_method: autoMerge.method,
            commit_title: pull.title,
            commit_message: '',
          },
    draft: pull.draft,
  };
}

const NOBODY: Actor = { kind: 'anonymous' };

export function presentFullPull(world: World, pull: PullRequest): Json {
  const { mergeable, state } = mergeability(world, pull, NOBODY);
  const changes = changedFiles(pull);
  return {
    ...presentPull(world, pull),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: state,
    merged_by: presentAccountOrNull(world, pull.mergedBy),
    comments: pull.comments.length,
    review_comments: pull.threads.reduce((sum, { comments }) => sum + comments.length, 0),
    maintainer_can_modify: pull.maintainerCanModify,
    commits: pullCommits(pull).length,
    ...totals(pull.repository.store, changes),
    changed_files: changes.length,
  };
}

/** The form inside check runs and workflow runs. */
export function presentPullReference(world: World, pull: PullRequest): Json {
  const side = (ref: string, sha: string, repository: Repository): Json => ({
    ref,
    sha,
    repo: { id: repository.id, url: apiUrl(world, repository), name: repository.name },
  });
  return {
    url: pullUrl(world, pull),
    id: pull.pullId,
    number: pull.number,
    head: side(pull.headRef, pull.headSha, pull.headRepository ?? pull.repository),
    base: side(pull.baseRef, pull.baseSha, pull.repository),
  };
}

/** Open pull requests of a head commit in the repository itself: GitHub leaves those from forks out. */
export function pullsOfHead(repository: Repository, sha: string): PullRequest[] {
  return [...repository.pulls.values()].filter(
    (pull) => pull.state === 'open' && pull.headSha === sha && pull.headRepository === repository,
  );
}

export function presentReview(world: World, pull: PullRequest, review: Review): Json {
  const html = `${pullPage(world, pull)}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: presentAccount(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl(world, pull),
    _links: { html: { href: html }, pull_request: { href: pullUrl(world, pull) } },
    submitted_at: stamp(review.submittedAt),
    commit_id: review.commitId,
    author_association: associationOf(pull.repository, review.author),
  };
}

function hunkOf(pull: PullRequest, thread: ReviewThread): string {
  const change = changedFiles(pull).find(({ path }) => path === thread.path);
  if (change?.after === undefined) return '@@ -0,0 +0,0 @@';
  const { store } = pull.repository;
  const before = change.before === undefined ? Buffer.alloc(0) : store.bytesOf(change.before);
  return patchOf(before, store.bytesOf(change.after)).text ?? '@@ -0,0 +0,0 @@';
}

export function presentReviewComment(
  world: World,
  pull: PullRequest,
  thread: ReviewThread,
  comment: ReviewComment,
): Json {
  const url = `${apiUrl(world, pull.repository)}/pulls/comments/${comment.id}`;
  const html = `${pullPage(world, pull)}#discussion_r${comment.id}`;
  const line = thread.line ?? 1;
  return {
    url,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    diff_hunk: hunkOf(pull, thread),
    path: thread.path,
    position: thread.outdated ? null : line,
    original_position: line,
    commit_id: comment.commitId,
    original_commit_id: comment.commitId,
    ...(comment.inReplyToId === null ? {} : { in_reply_to_id: comment.inReplyToId }),
    user: presentAccount(world, comment.author),
    body: comment.body,
    created_at: stamp(comment.createdAt),
    updated_at: stamp(comment.updatedAt),
    html_url: html,
    pull_request_url: pullUrl(world, pull),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pullUrl(world, pull) } },
    author_association: associationOf(pull.repository, comment.author),
    start_line: null,
    original_start_line: null,
    start_side: null,
    line,
    original_line: line,
    side: thread.side,
    subject_type: 'line',
    reactions: presentReactions(url, comment.reactions),
  };
}
