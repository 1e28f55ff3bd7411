import type { WorkflowJob } from '../facts/check.ts';
import type { Delivery, DeliveryReasonKey, Evidence, MissingEvidence, ReportKind } from '../facts/evidence.ts';
import type { Reason, Value } from '../facts/reason.ts';
import {
  COMING,
  FINAL,
  gap,
  type Gap,
  holdsKind,
  type Inquiry,
  isOfAnotherKind,
  isTrusted,
  tooWeak,
  without,
} from './gap.ts';
import { jobGap } from './job-gap.ts';
import { isListed } from './listed.ts';
import type { EvidenceSettings } from './settings.ts';

/** Whether what a policy waits for is there, and which deliveries count. */
export interface Assessment {
  /** `missing`: waiting longer would not help, or lasted long enough. */
  readonly state: 'enough' | 'waiting' | 'missing';
  /** Deliveries of the kind that are trusted enough. */
  readonly accepted: readonly Delivery[];
  /** Why the others of the kind do not count: keys of the catalogue of deliveries. */
  readonly leftOut: readonly Reason[];
  /** Keys of the catalogue of deliveries; none when it is enough. */
  readonly reasons: readonly Reason[];
  /** What a waiting answer waits for. */
  readonly waitsFor: readonly Value[];
  /** When waiting ends, ISO 8601. */
  readonly deadline: string;
  /** When something that did not come is asked for again, ISO 8601; `null`: nothing is. */
  readonly againAt: string | null;
}

/** Decides whether the evidence of one kind may be judged now. Missing and partial evidence never does. */
export function assess(whole: Evidence, inquiry: Inquiry): Assessment {
  const { kind, asked, judgedAt } = inquiry;
  const evidence = { ...whole, deliveries: whole.deliveries.map((one) => asTrusted(one, kind)) };
  const counting = evidence.deliveries.filter((one) => isTrusted(one, asked) && isAwaited(one, asked));
  const accepted = counting.filter((one) => holdsKind(one, kind));
  const end = Date.parse(evidence.headSeen) + asked['wait-at-most'];
  const gaps = gapsOf(evidence, inquiry, accepted);
  const broken = counting
    .flatMap(({ problems }) => problems.filter((problem) => problem.kind === null || problem.kind === kind))
    .map(({ reason }) => reason);
  const isOver = Date.parse(judgedAt) >= end || (evidence.running.length === 0 && gaps.some(({ final }) => final));
  const leftOut = [...tooWeak(evidence.deliveries, inquiry), ...notAwaited(evidence.deliveries, inquiry)];
  const [againAt = null] = evidence.problems.flatMap((problem) => problem.againAt ?? []).toSorted();
  const shared = { accepted, leftOut, deadline: new Date(end).toISOString(), againAt };
  if (gaps.length === 0 && broken.length === 0) return { ...shared, state: 'enough', reasons: [], waitsFor: [] };
  if (broken.length > 0 || isOver) {
    const reasons = [...gaps.flatMap(({ name, causes }) => [absent(name), ...causes]), ...broken];
    return { ...shared, state: 'missing', reasons: distinct(reasons), waitsFor: [] };
  }
  const until = { date: shared.deadline };
  return {
    ...shared,
    state: 'waiting',
    reasons: distinct(gaps.flatMap(({ name, causes }) => [awaited(name, until), ...causes])),
    waitsFor: gaps.map(({ name }) => name ?? { term: `report.${kind}` }),
  };
}

/** What a job that runs the repository's code says of static analysis may be trusted less than its coverage. */
function asTrusted(delivery: Delivery, kind: ReportKind): Delivery {
  return kind === 'analysis' && delivery.analysis !== undefined ? { ...delivery, ...delivery.analysis } : delivery;
}

/** Files of this machine are whatever somebody asks about. */
function isAwaited({ name, run }: Delivery, asked: EvidenceSettings): boolean {
  return run === null || isListed({ name, workflow: run.workflow }, asked['wait-for']);
}

function notAwaited(deliveries: readonly Delivery[], { kind, asked }: Inquiry): readonly Reason[] {
  const own = deliveries.filter((one) => isTrusted(one, asked) && holdsKind(one, kind) && !isAwaited(one, asked));
  return own.map(({ name }) => ({ key: 'not-awaited', values: { name } }));
}

function gapsOf(evidence: Evidence, inquiry: Inquiry, accepted: readonly Delivery[]): readonly Gap[] {
  const names = inquiry.asked['wait-for'];
  if (names.length > 0) return names.flatMap((name) => gapOf(name, evidence, inquiry, accepted));
  const problems = evidence.problems.filter(
    ({ reason: { key } }) => accepted.length === 0 || FINAL.has(key) || COMING.has(key),
  );
  if (accepted.length > 0 && problems.length === 0) return [];
  return [gap(null, [...problems.map(({ reason }) => reason), ...tooWeak(evidence.deliveries, inquiry)])];
}

function gapOf(name: string, evidence: Evidence, inquiry: Inquiry, accepted: readonly Delivery[]): readonly Gap[] {
  const [workflow = '', job] = name.split('#');
  if (job !== undefined) return jobGap({ name, workflow, job }, evidence, inquiry, accepted);
  if (accepted.some((one) => one.name === name)) return [];
  const own = evidence.deliveries.filter((one) => one.name === name);
  if (accepted.length > 0 && own.some((one) => isOfAnotherKind(one, inquiry))) return [];
  const blamed = evidence.problems.filter((problem) => problem.name === name);
  // What is wrong with a run as a whole may be why; it is told only where nothing more precise is known.
  const problems = blamed.length + own.length > 0 ? blamed : evidence.problems.filter(isNameless);
  const told = [...problems.map(({ reason }) => reason), ...tooWeak(own, inquiry), ...without(own, inquiry)];
  if (told.length > 0) return [gap(name, told)];
  const red = redOf(evidence);
  const isOwn = red.some((one) => one.name === name || one.name.startsWith(`${name} / `));
  const causes = [...red.slice(0, MOST_JOBS).map(withoutSuccess), ...otherNames(evidence, inquiry)];
  return [{ name, causes, final: isOwn }];
}

const MOST_JOBS = 5;

/** Jobs that ended otherwise than well: they may be why something did not come, though others delivered. */
function redOf({ jobs }: Evidence): readonly WorkflowJob[] {
  return jobs.filter(({ conclusion }) => conclusion !== null && !QUIET.has(conclusion));
}

const QUIET: ReadonlySet<string> = new Set(['success', 'skipped', 'neutral']);

function withoutSuccess({ name: job, workflow, conclusion }: WorkflowJob): Reason {
  const values = { job, workflow, how: { term: `conclusion.${conclusion ?? 'cancelled'}` } };
  return { key: 'job-without-success' satisfies DeliveryReasonKey, values };
}

/** Nothing runs any more and nothing says why: it may have come under a name that the policy does not know. */
function otherNames({ deliveries, running }: Evidence, { asked }: Inquiry): readonly Reason[] {
  const unknown = deliveries.map(({ name }) => name).filter((name) => !asked['wait-for'].includes(name));
  if (unknown.length === 0 || running.length > 0) return [];
  return [{ key: 'other-names' satisfies DeliveryReasonKey, values: { names: [...new Set(unknown)].slice(0, 20) } }];
}

function isNameless({ name }: MissingEvidence): boolean {
  return name === null;
}

function absent(name: string | null): Reason {
  return name === null ? { key: 'no-evidence-at-all', values: {} } : { key: 'no-evidence', values: { name } };
}

function awaited(name: string | null, until: Value): Reason {
  return name === null ? { key: 'awaited-any', values: { until } } : { key: 'awaited', values: { name, until } };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
