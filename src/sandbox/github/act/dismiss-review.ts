import { presentPull, presentReview } from '../present/pull-requests.ts';
import type { Account } from '../world/accounts.ts';
import type { Review } from '../world/conversations.ts';
import type { PullRequest } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';
import { record } from './timeline.ts';

export function announceReview(
  world: World,
  pull: PullRequest,
  review: Review,
  told: { action: string; sender: Account; changes?: unknown },
): void {
  const { sender, ...rest } = told;
  // webhooks write the state in lower case, REST in upper case
  const shown = {
    ...presentReview(world, pull, review),
    state: review.state.toLowerCase(),
    updated_at: review.updatedAt.toISOString(),
  };
  announce(world, pull.repository, {
    name: 'pull_request_review',
    sender,
    payload: { ...rest, review: shown, pull_request: presentPull(world, pull) },
  });
}

export function dismissReview(
  world: World,
  pull: PullRequest,
  review: Review,
  { by, message }: { by: Account; message: string },
): void {
  review.previousState = review.state;
  review.state = 'DISMISSED';
  review.updatedAt = world.clock.tick();
  record(world, pull, by, { type: 'ReviewDismissedEvent', review, previousState: review.previousState, message });
  announceReview(world, pull, review, { action: 'dismissed', sender: by });
}
