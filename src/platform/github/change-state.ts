import type { Repository } from '../../engine/facts/change.ts';
import type { ChangeState, DefaultBranchFile, OpenChange, TestMerge } from '../ports/changes.ts';
import { type Reading, Unreadable } from '../ports/unreadable.ts';
import { accountOfActor } from './accounts.ts';
import type { BlobAnswer, PullAnswer, RepositoryAnswer } from './change-answer.ts';

const visibilities: Readonly<Record<string, Repository['visibility']>> = {
  PUBLIC: 'public',
  INTERNAL: 'internal',
};

export function repositoryOf(answer: RepositoryAnswer): Omit<Repository, 'properties' | 'baseProtected'> {
  return {
    id: answer.databaseId,
    name: answer.nameWithOwner,
    defaultBranch: answer.defaultBranchRef.name,
    visibility: visibilities[answer.visibility] ?? 'private',
    topics: answer.repositoryTopics.nodes.map(({ topic }) => topic.name),
  };
}

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const;

export function changeOf(answer: PullAnswer): ChangeState['change'] {
  return {
    number: answer.number,
    title: answer.title,
    body: answer.body,
    state: states[answer.state],
    draft: answer.isDraft,
    author: accountOfActor(answer.author),
    base: { ref: answer.baseRefName, sha: baseOf(answer) },
    head: {
      ref: answer.headRefName,
      sha: answer.headRefOid,
      repositoryId: answer.headRepository?.databaseId ?? null,
      fork: answer.isCrossRepository,
    },
    labels: answer.labels?.nodes.map(({ name }) => name) ?? [],
    milestone: answer.milestone?.title ?? null,
    createdAt: answer.createdAt,
    requestedReviewers: requestedReviewersOf(answer),
  };
}

export function mergeCommitOf({ mergeCommit, state }: PullAnswer): ChangeState['mergeCommit'] {
  if (state !== 'MERGED' || mergeCommit === null || mergeCommit === undefined) return null;
  return { sha: mergeCommit.oid, message: mergeCommit.message };
}

/** `baseRefOid` may lag behind the branch: while open, what counts is what merging would touch; later, what it touched. */
function baseOf({ state, baseRef, baseRefOid }: PullAnswer): string {
  return state === 'OPEN' ? (baseRef?.target?.oid ?? baseRefOid) : baseRefOid;
}

function requestedReviewersOf({ reviewRequests }: PullAnswer): ChangeState['change']['requestedReviewers'] {
  const reviewers = (reviewRequests?.nodes ?? []).flatMap(({ requestedReviewer }) => requestedReviewer ?? []);
  return {
    users: reviewers.flatMap(({ login, databaseId }) =>
      login === undefined || databaseId === undefined ? [] : { id: databaseId, login, kind: 'user' as const },
    ),
    teams: reviewers.flatMap(({ slug }) => slug ?? []),
  };
}

export function testMergeOf({ mergeable, potentialMergeCommit }: PullAnswer): TestMerge {
  if (mergeable === 'CONFLICTING') return { state: 'conflict' };
  if (mergeable !== 'MERGEABLE' || potentialMergeCommit === null) return { state: 'pending' };
  const { oid: sha, parents } = potentialMergeCommit;
  return { state: 'clean', sha, parents: parents.nodes.map(({ oid }) => oid) };
}

export function retargetsOf({ retargets }: PullAnswer): ChangeState['retargets'] {
  if (retargets === null || retargets === undefined || retargets.totalCount > retargets.nodes.length)
    return { known: false, problem: new Unreadable('partial', 'retargets') };
  const value = retargets.nodes.map(({ createdAt, previousRefName, currentRefName }) => ({
    at: createdAt,
    from: previousRefName,
    to: currentRefName,
  }));
  return { known: true, value };
}

/** A text file of the default branch: a file that GitHub cuts or takes for binary cannot be read, rather than being absent. */
export function fileOf(path: string, blob: BlobAnswer): Reading<DefaultBranchFile | null> {
  if (blob === null || blob === undefined) return { known: true, value: null };
  if (typeof blob.text !== 'string' || blob.isTruncated === true)
    return { known: false, problem: new Unreadable('too-large', path) };
  return { known: true, value: { path, text: blob.text } };
}

/** GitHub takes the first of the three places that has a file. */
export function codeownersOf(answer: RepositoryAnswer): Reading<DefaultBranchFile | null> {
  const places = [
    fileOf('.github/CODEOWNERS', answer.codeowners1),
    fileOf('CODEOWNERS', answer.codeowners2),
    fileOf('docs/CODEOWNERS', answer.codeowners3),
  ];
  return places.find((place) => !place.known || place.value !== null) ?? { known: true, value: null };
}

export function sameHeadOf({ databaseId, pullRequest }: RepositoryAnswer): readonly OpenChange[] | null {
  const pulls = pullRequest.headCommit?.nodes[0]?.commit.associatedPullRequests;
  // A supplier can fill the list with closed ones: what was cut off might be the one that still waits.
  if (pulls === undefined || pulls === null || pulls.nodes.length < pulls.totalCount) return null;
  return pulls.nodes
    .filter(
      ({ state, headRefOid, baseRepository }) =>
        state === 'OPEN' && headRefOid === pullRequest.headRefOid && baseRepository?.databaseId === databaseId,
    )
    .map((pull) => ({
      number: pull.number,
      head: pull.headRefOid,
      baseRef: pull.baseRefName,
      headRef: pull.headRefName,
      updatedAt: Date.parse(pull.updatedAt),
    }));
}
