import { type RepositoryKey, Unreadable, type WorkflowRun } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import { collectedOf } from '../artifact/collected.ts';
import { limits } from '../artifact/limits.ts';
import { type CollectedRunState, collectRun } from './collect-run.ts';

/** The runs of one commit, each by its last attempt. */
export interface HeadRuns {
  /** Ended, and looked at. */
  readonly collected: readonly CollectedRunState[];
  /** Still running, or about to. */
  readonly running: readonly WorkflowRun[];
  /** Waiting for somebody to approve a newcomer's workflows. */
  readonly unapproved: readonly WorkflowRun[];
  /** Caused by an event that says nothing about this commit's change: dispatched, scheduled, by a comment. */
  readonly uncounted: readonly WorkflowRun[];
}

/** Reads the runs of a commit; what ended since the last time is collected now. */
export async function headRuns(
  tools: Tools,
  repository: RepositoryKey,
  head: string,
  counts: (run: WorkflowRun) => boolean,
): Promise<HeadRuns> {
  const runs = await tools.platform.runs.ofHead(repository, head);
  const counted = runs.filter((run) => run.head === head && counts(run)).slice(-limits.runs);
  const unapproved = counted.filter(awaitsApproval);
  const ended = counted.filter((run) => run.completed && !awaitsApproval(run));
  const running = counted.filter(({ completed }) => !completed);
  await mustRun(tools, repository, running);
  return {
    collected: await collectAll(tools, { repository, head }, ended),
    running,
    unapproved,
    uncounted: runs.filter((run) => run.head === head && !counts(run)),
  };
}

/** GitHub calls a fork's run completed while it waits for approval: it goes on as the same attempt. */
function awaitsApproval({ conclusion, completed }: WorkflowRun): boolean {
  return completed && conclusion === 'action-required';
}

async function collectAll(
  tools: Tools,
  { repository, head }: { readonly repository: RepositoryKey; readonly head: string },
  ended: readonly WorkflowRun[],
): Promise<readonly CollectedRunState[]> {
  const known = new Map(
    (await tools.store.evidence.runsOf(repository.id, head)).map((one) => [`${one.runId}/${one.attempt}`, one]),
  );
  const collected: CollectedRunState[] = [];
  for (const run of ended) {
    const kept = known.get(`${run.id}/${run.attempt}`);
    collected.push(
      kept === undefined ? await collectRun(tools, repository, run) : { run, collected: collectedOf(kept.json) },
    );
  }
  return collected;
}

/** Where it is noted that an attempt of a run ended, as an event told. */
export function endedKey(repositoryId: number, run: number): string {
  return `${String(repositoryId)}:ended:${String(run)}`;
}

/** A list that is older than what an event told is waited for. */
async function mustRun({ store }: Tools, { id }: RepositoryKey, running: readonly WorkflowRun[]): Promise<void> {
  for (const run of running) {
    const ended = await store.memory.get(endedKey(id, run.id));
    if (ended !== undefined && Number(ended) >= run.attempt) throw new Unreadable('pending', 'runs');
  }
}
