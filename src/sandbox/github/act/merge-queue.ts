import { effectiveRules } from '../enforce/effective-rules.ts';
import { mergeability, type Mergeability } from '../enforce/mergeability.ts';
import { presentSimpleCommit } from '../present/commits.ts';
import { baseTip } from '../world/pull-diffs.ts';
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
  const { repository, baseRef } = pull;
  demand(actor, repository, 'write', ['contents', 'write']);
  const queued = effectiveRules(world, repository, `refs/heads/${baseRef}`).some(
    ({ rule }) => rule.type === 'merge_queue',
  );
  if (!queued) throw new Refusal(422, 'The base branch does not require a merge queue');
  const standing = mergeability(world, pull, actor, { fromQueue: true });
  if (!standing.allowed) throw new Refusal(422, standing.reasons.join('\n'));
  const enqueuer = accountOf(actor);
  const entry = build(world, pull, { enqueuer, enqueuedAt: world.clock.tick(), onto: backOf(pull) });
  repository.queue.push(entry);
  record(world, pull, enqueuer, { type: 'AddedToMergeQueueEvent' });
  announcePull(world, pull, enqueuer, { action: 'enqueued' });
  askForChecks(world, entry);
  return entry;
}

/** What the next pull request of the queue is built on: the group before it, or the target's tip. */
function backOf({ repository, baseRef, baseSha }: PullRequest): string {
  const before = repository.queue.findLast(({ pull }) => pull.baseRef === baseRef);
  return before?.headSha ?? repository.refs.get(`refs/heads/${baseRef}`) ?? baseSha;
}

function build(
  world: World,
  pull: PullRequest,
  { onto, ...by }: Pick<MergeQueueEntry, 'enqueuer' | 'enqueuedAt'> & { readonly onto: string },
): MergeQueueEntry {
  const headSha = writeMerge(world, pull, by.enqueuer, { onto });
  const ref = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${pull.number}-${onto}`;
  pull.repository.refs.set(ref, headSha);
  return { id: world.newId(), pull, ...by, ref, headSha, baseSha: onto };
}

function askForChecks(world: World, entry: MergeQueueEntry): void {
  const { pull, headSha, ref, enqueuer } = entry;
  requestSuites(world, pull.repository, { sha: headSha, branch: ref.slice(11) }, enqueuer);
  announceGroup(world, entry, { action: 'checks_requested' });
}

/** Whoever stood behind a pull request that left is built anew without it. */
function rebuildBehind(world: World, left: MergeQueueEntry, index: number): void {
  const { repository, baseRef } = left.pull;
  const behind = repository.queue.splice(index);
  for (const entry of behind) {
    if (entry.pull.baseRef !== baseRef) {
      repository.queue.push(entry);
      continue;
    }
    repository.refs.delete(entry.ref);
    announceGroup(world, entry, { action: 'destroyed', reason: 'invalidated' });
    const anew = build(world, entry.pull, { ...entry, onto: backOf(entry.pull) });
    repository.queue.push(anew);
    askForChecks(world, anew);
  }
}

export function dequeue(
  world: World,
  entry: MergeQueueEntry,
  reason: 'MERGE' | 'CI_FAILURE' | 'MANUAL' | 'QUEUE_CLEARED',
): void {
  const { pull } = entry;
  const { repository } = pull;
  world.clock.tick();
  const index = repository.queue.indexOf(entry);
  repository.queue.splice(index, 1);
  repository.refs.delete(entry.ref);
  record(world, pull, entry.enqueuer, { type: 'RemovedFromMergeQueueEvent', reason });
  announcePull(world, pull, entry.enqueuer, { action: 'dequeued', reason });
  announceGroup(world, entry, { action: 'destroyed', reason: reason === 'MERGE' ? 'merged' : 'dequeued' });
  if (reason !== 'MERGE') rebuildBehind(world, entry, index);
}

/** Merges the group when its own commit satisfies the required checks, else says what is missing. */
export function settleQueue(world: World, entry: MergeQueueEntry, actor: Actor): Mergeability {
  const standing = mergeability(world, entry.pull, actor, { fromQueue: true, checkedShas: [entry.headSha] });
  if (!standing.allowed) return standing;
  if (entry.baseSha !== baseTip(entry.pull)) throw new Refusal(422, 'Other pull requests stand before it in the queue');
  finishQueued(world, entry.pull, actor, entry.headSha);
  dequeue(world, entry, 'MERGE');
  return standing;
}
