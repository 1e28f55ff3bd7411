import type { WorkflowJob } from './check.ts';
import type { Reason } from './reason.ts';

/**
 * How sure it is where a piece of evidence comes from, weakest first: anybody's upload; workflow files and measuring
 * configuration identical to the default branch; a listed workflow that signed for these very bytes; read from the
 * repository by ourselves. None of them says that the numbers are honest.
 */
export const trusts = ['unverified', 'base-workflow', 'signed-workflow', 'computed'] as const;

/** One level of trust. */
export type Trust = (typeof trusts)[number];

/** Whether `has` is at least `wanted`. */
export function atLeastTrust(has: Trust, wanted: Trust): boolean {
  return trusts.indexOf(has) >= trusts.indexOf(wanted);
}

/** The kinds of reports that are read. */
export type ReportKind = 'coverage' | 'tests' | 'analysis';

/** What was delivered for the head, whoever vouches for it; what the reports say stands in pieces of their own. */
export interface Evidence {
  /** When the head was first seen, ISO 8601 in UTC: waiting begins here. */
  readonly headSeen: string;
  /** Every artifact that was collected, sorted by id; of several attempts of a run only the last one's. */
  readonly deliveries: readonly Delivery[];
  /** What should have come and did not, or could not be opened. */
  readonly problems: readonly MissingEvidence[];
  /** Jobs of the workflow runs of the head, last attempts only; a conclusion of `null` is still running. */
  readonly jobs: readonly WorkflowJob[];
  /** Workflow runs of the head that have not ended, by the path of their file: they may still deliver. */
  readonly running: readonly string[];
  /** Changed paths that decide how things are measured: workflows, runner and coverage configuration, scripts that they run. */
  readonly measuringChanged: readonly string[];
  /** Why jobs of a workflow that a policy waits for say nothing. */
  readonly workflowDoubts: readonly WorkflowDoubt[];
  /** Workflows that ran more than once for the head: the last time counts, and people should know of the others. */
  readonly earlier: readonly EarlierAttempts[];
  /** Megabytes that may be kept, where that is too little for what a contract asks to be kept of this repository. */
  readonly roomFull?: number;
}

/** A workflow, by the path of its file, whose jobs are not those of the default branch. */
export interface WorkflowDoubt {
  readonly workflow: string;
  readonly reason: DeliveryReason;
}

/** How often a workflow ran for a head, attempts and runs together, and the jobs that ended badly before the last time. */
export interface EarlierAttempts {
  readonly workflow: string;
  readonly times: number;
  readonly failed: readonly string[];
}

/** One collected artifact. */
export interface Delivery {
  /** Unique among the deliveries of these facts and the same whenever they are gathered again. */
  readonly id: string;
  /** The collector's `name` input: what `wait-for` means. */
  readonly name: string;
  readonly trust: Trust;
  /** Why it is trusted no more than that. */
  readonly doubts: readonly DeliveryReason[];
  /** A listed workflow signed that the job which wrote it ran nothing of the repository. */
  readonly readsOnly?: true;
  /** Set where what it says of static analysis is trusted less than the rest. */
  readonly analysis?: { readonly trust: Trust; readonly doubts: readonly DeliveryReason[] };
  /** Where it came from; `null`: files on this machine. */
  readonly run: DeliveryRun | null;
  /** The commit whose tree was measured. */
  readonly tested: string;
  readonly reports: readonly DeliveredReport[];
  /** Reports in it that could not be read, or are not what was vouched for: it is not whole. */
  readonly problems: readonly ReportProblem[];
}

/** The workflow run that uploaded a delivery. */
export interface DeliveryRun {
  readonly id: number;
  readonly attempt: number;
  /** Path of the workflow's file. */
  readonly workflow: string;
  readonly event: string;
  /** How long it took, as the forge tells: nothing that was measured in it took longer. */
  readonly seconds?: number;
  /** The job that collected, as the forge signed for it. */
  readonly job?: string;
}

/** A report that was read. */
export interface DeliveredReport {
  /** As the manifest names it. */
  readonly path: string;
  readonly kind: ReportKind;
  /** Id of the format it was read as. */
  readonly format: string;
  readonly warnings: readonly Warning[];
}

/** A report that was delivered and is no evidence. */
export interface ReportProblem {
  /** `null` when not even that could be told. */
  readonly kind: ReportKind | null;
  readonly reason: DeliveryReason;
}

/** Evidence that is not there. */
export interface MissingEvidence {
  /** The collector's `name` input, where it is known. */
  readonly name: string | null;
  /** Path of the workflow's file, where one is to blame. */
  readonly workflow: string | null;
  readonly reason: DeliveryReason;
  /** When it is asked for again by itself, ISO 8601; absent: nobody does. */
  readonly againAt?: string;
}

/** Why evidence is missing, unreadable or of doubtful origin, told by the catalogue of deliveries. */
export interface DeliveryReason extends Reason {
  readonly key: DeliveryReasonKey;
}

/** What can be wrong with evidence; a key more needs a sentence in both languages. */
export const deliveryReasonKeys = [
  // Nothing came. Values: `workflow`, `job`, `how` (a term of `conclusion.…`), `artifact`.
  'no-run',
  'awaiting-approval',
  'merge-conflict',
  'still-running',
  'may-deliver',
  'run-without-artifact',
  'job-without-success',
  'storage-full',
  'too-many-artifacts',
  'queue-trigger-removed',
  // It is called otherwise than the policy says. Values: `workflow`, `names`.
  'no-such-job',
  'other-names',
  // It came and cannot be had or opened. Values: `artifact`; `tries`, `next` (a date); `limit` in megabytes, in files or in times; `path` inside the archive; `commit`; `event`.
  'artifact-not-given',
  'artifact-never-given',
  'artifact-expired',
  'artifact-altered',
  'artifact-too-large',
  'artifact-empty',
  'archive-malformed',
  'archive-unsafe',
  'archive-too-large',
  'archive-too-many',
  'archive-too-dense',
  'manifest-missing',
  'manifest-malformed',
  'wrong-commit',
  'wrong-event',
  // A report in it is none. Values: `path`, `limit` in megabytes.
  'report-missing',
  'report-not-found',
  'report-unreadable',
  'report-altered',
  'report-unlisted',
  'report-empty',
  'report-encoding',
  'report-unrecognised',
  'report-malformed',
  'report-truncated',
  'report-too-large',
  // It is trusted no more than that. Values: `workflow`, `paths`, `path`.
  'token-missing',
  'token-invalid',
  'token-of-another-run',
  'token-of-other-bytes',
  'keys-unread',
  'workflow-not-listed',
  'workflow-changed',
  'measuring-changed',
  'other-target',
  'default-branch-unread',
  'self-hosted-runner',
  'written-beside-code',
  'local-files',
] as const;

/** One thing that can be wrong with evidence. */
export type DeliveryReasonKey = (typeof deliveryReasonKeys)[number];

/** Something in a readable report that a person should know: told once a key, with its first place and how often. */
export interface Warning {
  readonly key: WarningKey;
  readonly count: number;
  readonly path?: string;
  readonly line?: number;
  /** What the report's own totals say, when they disagree with its records. */
  readonly declared?: number;
  readonly counted?: number;
}

/** What can be odd in a report that is read all the same. */
export type WarningKey =
  | 'totals-differ'
  | 'line-without-number'
  | 'line-without-hits'
  | 'negative-hits'
  | 'branches-unreadable'
  | 'unknown-record'
  | 'file-not-declared'
  | 'class-without-lines'
  | 'case-repeated'
  | 'case-without-name'
  | 'failures-untold'
  | 'rule-not-declared'
  | 'not-executed-successfully'
  | 'run-without-invocation';
