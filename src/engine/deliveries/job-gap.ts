import type { CheckConclusion, WorkflowJob } from '../facts/check.ts';
import type { Delivery, DeliveryReasonKey, Evidence } from '../facts/evidence.ts';
import type { Reason } from '../facts/reason.ts';
import { COMING, gap, type Gap, type Inquiry, tooWeak, without } from './gap.ts';

/** A job that the policy waits for, `name` as it writes it. */
export interface WantedJob {
  readonly name: string;
  readonly workflow: string;
  readonly job: string;
}

/**
 * A job counts by the run itself, never by a check run that anybody can write, and only as the default branch has it;
 * skipped and neutral are missing evidence.
 */
export function jobGap(
  wanted: WantedJob,
  evidence: Evidence,
  inquiry: Inquiry,
  accepted: readonly Delivery[],
): readonly Gap[] {
  const { name, workflow } = wanted;
  const doubts = evidence.workflowDoubts.filter((one) => one.workflow === workflow).map(({ reason }) => reason);
  const { state, reasons } = standingOf(wanted, evidence);
  if (doubts.length > 0 || state === 'bad') return [gap(name, [...doubts, ...reasons])];
  const own = evidence.deliveries.filter(({ run }) => run?.workflow === workflow);
  const blamed = evidence.problems.filter((problem) => problem.workflow === workflow).map(({ reason }) => reason);
  const isWhole = !blamed.some(({ key }) => COMING.has(key));
  const succeeded = state === 'succeeded';
  if (succeeded && isWhole && accepted.some((one) => own.includes(one))) return [];
  const causes = [...reasons, ...blamed, ...tooWeak(own, inquiry), ...(succeeded ? without(own, inquiry) : [])];
  return [gap(name, causes)];
}

interface Standing {
  readonly state: 'succeeded' | 'bad' | 'open';
  readonly reasons: readonly Reason[];
}

function standingOf({ workflow, job }: WantedJob, { jobs, running }: Evidence): Standing {
  const ofFile = jobs.filter((one) => one.workflow === workflow);
  const own = ofFile.filter(({ name }) => name === job || name.startsWith(`${job} / `));
  const conclusions = own.map(({ conclusion }) => conclusion);
  const bad = conclusions.find(isBad);
  if (bad !== undefined && bad !== null) {
    const values = { job, workflow, how: { term: `conclusion.${bad}` } };
    return { state: 'bad', reasons: [{ key: 'job-without-success' satisfies DeliveryReasonKey, values }] };
  }
  if (own.length > 0) return { state: conclusions.includes(null) ? 'open' : 'succeeded', reasons: [] };
  if (ofFile.length === 0 || running.includes(workflow)) return { state: 'open', reasons: [] };
  return { state: 'bad', reasons: [noSuchJob(workflow, ofFile)] };
}

function isBad(conclusion: CheckConclusion): boolean {
  return conclusion !== null && conclusion !== 'success';
}

const MOST_NAMES = 20;

/** The run ended without it: only another name in the policy, or in the workflow, can help. */
function noSuchJob(workflow: string, jobs: readonly WorkflowJob[]): Reason {
  const names = [...new Set(jobs.map(({ name }) => name))].toSorted().slice(0, MOST_NAMES);
  return { key: 'no-such-job' satisfies DeliveryReasonKey, values: { workflow, names } };
}
