import { effectiveRules } from '../enforce/effective-rules.ts';
import { mergeability, type Mergeability } from '../enforce/mergeability.ts';
import { presentSimpleCommit } from '../present/commits.ts';
import { found, Refusal } from '../world/refusal.ts';
import type { MergeQueueEntry, PullRequest } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce, announcePull } from './announce.ts';
import { requestSuites } from './check-suites.ts';
import { finishQueued, writeMerge } from './merge.ts';
import { record } from './timeline.ts';

function announceGroup(world: World, entry: MergeQueueEntry, told: { action: string; reason?: string }): void {
  const { repository } = entry.pull;
  const commit = found(repository.store.commits.get(entry.headSha));
  const group = {
    head_sha: entry.headSha,
    head_ref: entry.ref,
    base_sha: entry.baseSha,
    base_ref: `refs/heads/${entry.pull.baseRef}`,
    head_commit: presentSimpleCommit(commit),
  };
  announce(world, repository, {
    name: 'merge_group',
    sender: entry.enqueuer,
    payload: { ...told, merge_group: group },
  });
}

/** Puts a pull request into the queue: its group branch is built and checks are asked for it. */
export function enqueue(world: World, pull: PullRequest, actor: Actor): MergeQueueEntry {
  const { repository, baseRef, number } = pull;
  demand(actor, repository, 'write', ['contents', 'write']);
  const queued = effectiveRules(world, repository, `refs/heads/${baseRef}`).some(
    ({ rule }) => rule.type === 'merge_queue',
  );
  if (!queued) throw new Refusal(422, 'The base branch does not require a merge queue');
  const standing = mergeability(world, pull, actor, { fromQueue: true });
  if (!standing.allowed) throw new Refusal(422, standing.reasons.join('\n'));
  const enqueuer = accountOf(actor);
  const baseSha = pull.repository.refs.get(`refs/heads/${baseRef}`) ?? pull.baseSha;
  const headSha = writeMerge(world, pull, enqueuer, {});
  const ref = `refs/heads/gh-readonly-queue/${baseRef}/pr-${number}-${baseSha}`;
  const entry: MergeQueueEntry = {
    id: world.newId(),
    pull,
    enqueuedAt: world.clock.tick(),
    enqueuer,
    ref,
    headSha,
    baseSha,
  };
  repository.queue.push(entry);
  repository.refs.set(ref, headSha);
  record(world, pull, enqueuer, { type: 'AddedToMergeQueueEvent' });
  announcePull(world, pull, enqueuer, { action: 'enqueued' });
  requestSuites(world, repository, { sha: headSha, branch: ref.slice(11) }, enqueuer);
  announceGroup(world, entry, { action: 'checks_requested' });
  return entry;
}

export function dequeue(
  world: World,
  entry: MergeQueueEntry,
  reason: 'MERGE' | 'CI_FAILURE' | 'MANUAL' | 'QUEUE_CLEARED',
): void {
  const { pull } = entry;
  const { repository } = pull;
  world.clock.tick();
  repository.queue.splice(repository.queue.indexOf(entry), 1);
  repository.refs.delete(entry.ref);
  record(world, pull, entry.enqueuer, { type: 'RemovedFromMergeQueueEvent', reason });
  announcePull(world, pull, entry.enqueuer, { action: 'dequeued', reason });
  announceGroup(world, entry, { action: 'destroyed', reason: reason === 'MERGE' ? 'merged' : 'dequeued' });
}

/** Merges the group when its own commit satisfies the required checks, else says what is missing. */
export function settleQueue(world: World, entry: MergeQueueEntry, actor: Actor): Mergeability {
  const standing = mergeability(world, entry.pull, actor, { fromQueue: true, checkedShas: [entry.headSha] });
  if (!standing.allowed) return standing;
  finishQueued(world, entry.pull, actor, entry.headSha);
  dequeue(world, entry, 'MERGE');
  return standing;
}
