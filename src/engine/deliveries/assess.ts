import {
  atLeastTrust,
  type Delivery,
  type DeliveryReasonKey,
  type Evidence,
  type MissingEvidence,
  type ReportKind,
} from '../facts/evidence.ts';
import type { Reason, Value } from '../facts/reason.ts';
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

/** What is asked of the evidence. */
export interface Inquiry {
  readonly kind: ReportKind;
  readonly asked: EvidenceSettings;
  readonly judgedAt: string;
}

/** Decides whether the evidence of one kind may be judged now. Missing and partial evidence never does. */
export function assess(evidence: Evidence, inquiry: Inquiry): Assessment {
  const { kind, asked, judgedAt } = inquiry;
  const accepted = evidence.deliveries.filter((one) => isTrusted(one, asked) && holdsKind(one, kind));
  const end = Date.parse(evidence.headSeen) + asked['wait-at-most'];
  const gaps = gapsOf(evidence, inquiry, accepted);
  const broken = evidence.deliveries
    .filter((one) => isTrusted(one, asked))
    .flatMap(({ problems }) => problems.filter((problem) => problem.kind === null || problem.kind === kind))
    .map(({ reason }) => reason);
  const isOver = Date.parse(judgedAt) >= end || (evidence.running.length === 0 && gaps.some(({ final }) => final));
  const leftOut = tooWeak(evidence.deliveries, inquiry);
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

/** Something that the policy waits for and that is not there; `null`: any delivery at all. */
interface Gap {
  readonly name: string | null;
  readonly causes: readonly Reason[];
  /** It was looked for where it would be: only another run can bring it. */
  readonly final: boolean;
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
  const blamed = evidence.problems.filter((problem) => problem.name === name);
  // What is wrong with a run as a whole may be why; it is told only where nothing more precise is known.
  const causes = blamed.length + own.length > 0 ? blamed : evidence.problems.filter(isNameless);
  return [gap(name, [...causes.map(({ reason }) => reason), ...tooWeak(own, inquiry), ...without(own, inquiry)])];
}

function isNameless({ name }: MissingEvidence): boolean {
  return name === null;
}

interface WantedJob {
  readonly name: string;
  readonly workflow: string;
  readonly job: string;
}

/** A job counts by the run itself, never by a check run that anybody can write; skipped and neutral are missing evidence. */
function jobGap(
  { name, workflow, job }: WantedJob,
  { jobs, problems, deliveries }: Evidence,
  inquiry: Inquiry,
  accepted: readonly Delivery[],
): readonly Gap[] {
  const conclusions = jobs.filter((one) => one.workflow === workflow && one.name === job).map((one) => one.conclusion);
  const bad = conclusions.find((one) => one !== null && one !== 'success');
  if (bad !== undefined && bad !== null) {
    const values = { job, workflow, how: { term: `conclusion.${bad}` } };
    return [gap(name, [{ key: 'job-without-success' satisfies DeliveryReasonKey, values }])];
  }
  const succeeded = conclusions.length > 0 && !conclusions.includes(null);
  const own = deliveries.filter(({ run }) => run?.workflow === workflow);
  const blamed = problems.filter((problem) => problem.workflow === workflow).map(({ reason }) => reason);
  const isWhole = !blamed.some(({ key }) => COMING.has(key));
  if (succeeded && isWhole && accepted.some((one) => own.includes(one))) return [];
  return [gap(name, [...blamed, ...tooWeak(own, inquiry), ...(succeeded ? without(own, inquiry) : [])])];
}

function tooWeak(deliveries: readonly Delivery[], { kind, asked }: Inquiry): readonly Reason[] {
  return deliveries
    .filter((one) => holdsKind(one, kind) && !isTrusted(one, asked))
    .flatMap(({ name, trust, doubts }) => {
      const values = { name, trust: { term: `trust.${trust}` }, wanted: { term: `trust.${asked.trust}` } };
      return [{ key: 'too-little-trust', values }, ...doubts];
    });
}

function without(deliveries: readonly Delivery[], { kind, asked }: Inquiry): readonly Reason[] {
  return deliveries
    .filter((one) => isTrusted(one, asked) && !holdsKind(one, kind))
    .map(({ name }) => ({ key: 'no-report', values: { name, kind: { term: `report.${kind}` } } }));
}

function gap(name: string | null, causes: readonly Reason[]): Gap {
  return { name, causes, final: causes.some(({ key }) => FINAL.has(key)) };
}

/** What is delivered and not here yet may hold what fails: the first green delivery must not open the gate. */
const COMING: ReadonlySet<string> = new Set<DeliveryReasonKey>(['still-running', 'artifact-not-given']);

/** Runs that were looked at to their end; the others may still begin or go on by themselves. */
const NOT_FINAL: ReadonlySet<string> = new Set<string>([
  'no-run',
  'awaiting-approval',
  'merge-conflict',
  ...COMING,
  'keys-unread',
  'default-branch-unread',
]);
const FINAL = {
  has: (key: string): boolean => !NOT_FINAL.has(key),
};

function isTrusted({ trust }: Delivery, asked: EvidenceSettings): boolean {
  return atLeastTrust(trust, asked.trust);
}

function holdsKind({ reports, problems }: Delivery, kind: ReportKind): boolean {
  return reports.some((report) => report.kind === kind) || problems.some((problem) => problem.kind === kind);
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
