import type { CheckConclusion, WorkflowJob } from '../facts/check.ts';
import type { Delivery, Evidence } from '../facts/evidence.ts';
import type { Reason } from '../facts/reason.ts';

/** Jobs that ended badly in the workflows that delivered. */
export interface RedJobs {
  /** Of listed workflows, the jobs that measured: what they report may be a part. */
  readonly measuring: readonly WorkflowJob[];
  /** Any others: a lint, a build, or a measuring job that nothing tells from them. */
  readonly others: readonly WorkflowJob[];
}

const FINE: ReadonlySet<CheckConclusion> = new Set<CheckConclusion>(['success', 'neutral', 'skipped', null]);

/** GitHub names a job of a called workflow after its caller and itself; who calls ours cannot rename its measuring job. */
const MEASURING = /(?:^| \/ )measure$/;

/** Which jobs of the workflows behind these deliveries ended badly; last attempts only. */
export function redJobsOf({ jobs }: Evidence, accepted: readonly Delivery[]): RedJobs {
  const all = workflowsOf(accepted);
  const signed = workflowsOf(accepted.filter(({ trust }) => trust === 'signed-workflow'));
  const red = jobs.filter(({ workflow, conclusion }) => all.has(workflow) && !FINE.has(conclusion));
  const measured = ({ workflow, name }: WorkflowJob): boolean => signed.has(workflow) && MEASURING.test(name);
  return { measuring: red.filter(measured), others: red.filter((job) => !measured(job)) };
}

function workflowsOf(deliveries: readonly Delivery[]): ReadonlySet<string> {
  return new Set(deliveries.flatMap(({ run }) => run?.workflow ?? []));
}

/** A matrix may have hundreds. */
const MOST_TOLD = 10;

/** A sentence for each of the jobs, the first ten. */
export function tellJobs(key: 'job-red' | 'measuring-job-red', jobs: readonly WorkflowJob[]): readonly Reason[] {
  return jobs.slice(0, MOST_TOLD).map(({ name: job, workflow, conclusion }) => ({
    key,
    values: { job, workflow, how: { term: `conclusion.${conclusion ?? 'running'}` } },
  }));
}
