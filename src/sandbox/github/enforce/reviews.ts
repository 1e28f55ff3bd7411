import type { Review } from '../world/conversations.ts';
import type { PullRequest } from '../world/repositories.ts';
import { atLeast, roleOf } from '../world/roles.ts';
import type { PullRequestParameters } from '../world/rules.ts';
import type { World } from '../world/world.ts';
import { ownersMissing } from './code-owners.ts';

/** Each person's latest opinion; plain comments are none. */
export function latestOpinions(pull: PullRequest, writersOnly: boolean): Review[] {
  const latest = new Map<number, Review>();
  for (const review of pull.reviews) if (review.state !== 'COMMENTED') latest.set(review.author.id, review);
  return [...latest.values()].filter(({ author }) => !writersOnly || atLeast(roleOf(pull.repository, author), 'write'));
}

/** What the reviews still lack under a `pull_request` rule, in GitHub's words. */
export function unmetReviews(world: World, pull: PullRequest, wanted: PullRequestParameters): string[] {
  const opinions = latestOpinions(pull, true);
  const approvals = opinions.filter(({ state }) => state === 'APPROVED');
  const count = wanted.required_approving_review_count;
  const fresh = approvals.some(({ author, commitId }) => author !== pull.lastPusher && commitId === pull.headSha);
  const approvers = approvals.map(({ author }) => author);
  const problems: [boolean, string][] = [
    [
      approvals.length < count,
      `At least ${count} approving review${count === 1 ? ' is' : 's are'} required by reviewers with write access.`,
    ],
    [
      count > 0 && opinions.some(({ state }) => state === 'CHANGES_REQUESTED'),
      'Changes were requested by a reviewer with write access.',
    ],
    [
      wanted.require_last_push_approval && !fresh,
      'New changes require approval from someone other than the last pusher.',
    ],
    [wanted.require_code_owner_review && ownersMissing(world, pull, approvers), 'Waiting on code owner review.'],
    [
      wanted.required_review_thread_resolution && pull.threads.some(({ resolvedBy }) => resolvedBy === null),
      'A conversation must be resolved before this pull request can be merged.',
    ],
  ];
  return problems.flatMap(([missing, sentence]) => (missing ? [sentence] : []));
}
