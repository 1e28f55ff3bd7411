import { ARTIFACT_PREFIX } from '../../engine/evidence/manifest/manifest.ts';
import type { CheckConclusion, WorkflowJob } from '../../engine/facts/check.ts';
import type { DeliveryReasonKey, Evidence, MissingEvidence } from '../../engine/facts/evidence.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import type { WorkflowRun } from '../../platform/port.ts';
import type { Subject, Tools } from '../tools.ts';
import { missingOf } from './artifact/missing.ts';
import type { CollectedRunState } from './collect/collect-run.ts';
import { deliveriesOf, type OwnDelivery } from './collect/deliveries.ts';
import { earlierAttempts } from './collect/earlier-attempts.ts';
import { type HeadRuns, headRuns } from './collect/head-runs.ts';
import { lackOfRoom } from './keep/make-room.ts';
import { awaitedWorkflows } from './measure.ts';
import { awaitedJobDoubts } from './origin/awaited-jobs.ts';
import { measuringDifferences } from './origin/measuring.ts';
import { testMergeOf } from './origin/test-merge.ts';
import { queueOf } from './queue/merge-queue.ts';

/** What was delivered for a head, with what the reports say. */
export interface GatheredEvidence {
  readonly evidence: Evidence;
  readonly deliveries: readonly OwnDelivery[];
}

/** Collects what the runs of the head left and says what did not come. */
export async function gatherEvidence(
  tools: Tools,
  subject: Subject,
  policy: EffectivePolicy,
): Promise<GatheredEvidence> {
  const { repository, state } = subject;
  // Noted while it is there: a run that tested it may be looked at when the target has moved on.
  await testMergeOf(tools, subject);
  const runs = await headRuns(tools, repository, state.change.head.sha, measuring(subject));
  const last = lastOfEach(runs.collected);
  const { deliveries, problems } = await deliveriesOf(tools, subject, { runs, listed: policy.evidence.workflows });
  const roomFull = await lackOfRoom(tools.store, repository.id);
  const evidence: Evidence = {
    headSeen: await headSeen(tools, subject),
    deliveries: deliveries.map(({ delivery }) => delivery),
    problems: [
      ...problems,
      ...last.flatMap((one) => problemsOf(one, deliveries.length + problems.length > 0)),
      ...(await absent(tools, subject, { runs: last, running: runs.running, deliveries })),
      ...runs.unapproved.map(({ workflow }) => missing(workflow, { key: 'awaiting-approval', values: { workflow } })),
      ...(await whyNoRun(tools, subject, runs)),
    ],
    jobs: last.flatMap(jobsOf),
    running: [...new Set(runs.running.map(({ workflow }) => workflow))].toSorted(),
    measuringChanged: await measuringChanged(tools, subject),
    workflowDoubts: await awaitedJobDoubts(tools, subject, {
      awaited: awaitedWorkflows(policy),
      runs: last.map(({ run }) => run),
    }),
    earlier: await earlierAttempts(tools, repository, runs.collected),
    ...(roomFull === null ? {} : { roomFull }),
  };
  return { evidence, deliveries };
}

/** The runs that measure a head: those for its pull request, or those that the merge queue asked for. */
function measuring({ repository, state, group }: Subject): (run: WorkflowRun) => boolean {
  return group === undefined
    ? ({ event }) => event === 'pull_request'
    : (run) => run.headRepositoryId === repository.id && queueOf(run) === state.change.base.ref;
}

/** The last run of each workflow: what an earlier one of the same commit said is over. */
function lastOfEach(runs: readonly CollectedRunState[]): readonly CollectedRunState[] {
  return [...new Map(runs.map((one) => [one.run.workflow, one])).values()];
}

async function headSeen({ store, now }: Tools, { repository, state, group }: Subject): Promise<string> {
  if (group !== undefined) return new Date(group.firstSeenAt).toISOString();
  const heads = await store.history.heads(repository.id, state.change.number);
  const seen = heads.find(({ sha }) => sha === state.change.head.sha);
  return new Date(seen?.firstSeenAt ?? now()).toISOString();
}

function measuringChanged(tools: Tools, { repository, mergeBase, state }: Subject): Promise<readonly string[]> {
  if (mergeBase === null) return Promise.resolve([]);
  return measuringDifferences(tools, repository, [mergeBase, state.change.head.sha]);
}

function missing(
  workflow: string | null,
  reason: MissingEvidence['reason'],
  name: string | null = null,
): MissingEvidence {
  return { name, workflow, reason };
}

/** What nobody's workflow is meant to end with. */
const TOLD_ALWAYS: ReadonlySet<string> = new Set<DeliveryReasonKey>(['too-many-artifacts', 'storage-full']);

/** Many workflows deliver nothing and are not meant to: their ends are told only when nothing came at all. */
function problemsOf({ run, collected }: CollectedRunState, hasAny: boolean): readonly MissingEvidence[] {
  return collected.problems
    .filter(({ name, reason }) => name !== null || TOLD_ALWAYS.has(reason.key) || !hasAny)
    .map(({ name, reason }) => missingOf(reason, { name, workflow: run.workflow }));
}

/** A workflow that delivered under a name for the default branch and ended here without it: its end says why; or it still runs. */
async function absent(
  { store }: Tools,
  { repository }: Subject,
  {
    runs,
    running,
    deliveries,
  }: {
    readonly runs: readonly CollectedRunState[];
    readonly running: readonly WorkflowRun[];
    readonly deliveries: readonly OwnDelivery[];
  },
): Promise<readonly MissingEvidence[]> {
  if (deliveries.length === 0) return [];
  const known = await store.evidence.namesOf(repository.id);
  // As long as nothing is recorded of the default branch nobody knows what is usual: whatever runs may bring more.
  if (known.length === 0)
    return running.map(({ workflow }) => missing(workflow, { key: 'may-deliver', values: { workflow } }));
  const came = new Set(deliveries.map(({ judged }) => judged.found.name));
  const usual = known.filter(({ name }) => !came.has(name));
  return usual.flatMap(({ workflow, name }) => {
    if (running.some((run) => run.workflow === workflow))
      return [missing(workflow, { key: 'still-running', values: { workflow } }, name)];
    return runs
      .filter(({ run }) => run.workflow === workflow)
      .flatMap(({ collected }) => collected.problems.filter((problem) => problem.name === null))
      .map(({ reason }) => missingOf(reason, { name, workflow }));
  });
}

function jobsOf({ run, collected }: CollectedRunState): readonly WorkflowJob[] {
  const { workflow, event, head } = run;
  return collected.jobs.map(({ name, conclusion }) => ({
    kind: 'workflow-job',
    name,
    workflow,
    event,
    head,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written from a conclusion
    conclusion: conclusion as CheckConclusion,
  }));
}

const MOST_ASKED = 3;

/** No run that counts: a conflict lets none begin, and one that somebody dispatched measures no pull request. */
async function whyNoRun(
  { platform }: Tools,
  { repository, state }: Subject,
  { collected, running, unapproved, uncounted }: HeadRuns,
): Promise<readonly MissingEvidence[]> {
  if (collected.length + running.length + unapproved.length > 0) return [];
  const foreign: MissingEvidence[] = [];
  for (const run of uncounted.slice(-MOST_ASKED)) {
    const artifacts = await platform.runs.artifacts(repository, run.id);
    const ours = artifacts.find(({ name }) => name.startsWith(ARTIFACT_PREFIX));
    if (ours !== undefined) foreign.push(wrongEvent(run, ours.name));
  }
  if (foreign.length > 0) return foreign;
  const key = state.testMerge.state === 'conflict' ? 'merge-conflict' : 'no-run';
  return [missing(null, { key, values: {} })];
}

function wrongEvent({ workflow, event }: WorkflowRun, artifact: string): MissingEvidence {
  return missing(workflow, { key: 'wrong-event', values: { artifact, event } });
}
