import { atLeastTrust, type Delivery, type DeliveryReasonKey, type ReportKind } from '../facts/evidence.ts';
import type { Reason } from '../facts/reason.ts';
import type { EvidenceSettings } from './settings.ts';

/** What is asked of the evidence. */
export interface Inquiry {
  readonly kind: ReportKind;
  readonly asked: EvidenceSettings;
  readonly judgedAt: string;
}

/** Something that the policy waits for and that is not there; `null`: any delivery at all. */
export interface Gap {
  readonly name: string | null;
  readonly causes: readonly Reason[];
  /** It was looked for where it would be: only another run can bring it. */
  readonly final: boolean;
}

export function tooWeak(deliveries: readonly Delivery[], { kind, asked }: Inquiry): readonly Reason[] {
  return deliveries
    .filter((one) => holdsKind(one, kind) && !isTrusted(one, asked))
    .flatMap(({ name, trust, doubts }) => {
      const values = { name, trust: { term: `trust.${trust}` }, wanted: { term: `trust.${asked.trust}` } };
      return [{ key: 'too-little-trust', values }, ...doubts];
    });
}

export function without(deliveries: readonly Delivery[], { kind, asked }: Inquiry): readonly Reason[] {
  return deliveries
    .filter((one) => isTrusted(one, asked) && !holdsKind(one, kind))
    .map(({ name }) => ({ key: 'no-report', values: { name, kind: { term: `report.${kind}` } } }));
}

/**
 * Whether a delivery came for another kind of evidence, where a family waits for several: an analyser has no tests. Of the
 * rest only analysis may be left out, since the policy says itself which tools must have run.
 */
export function isOfAnotherKind(one: Delivery, { kind, asked }: Inquiry): boolean {
  if (kind !== 'analysis') return one.readsOnly === true && isTrusted(one, asked) && !holdsKind(one, kind);
  return one.analysis !== undefined || (isTrusted(one, asked) && !holdsKind(one, kind));
}

export function gap(name: string | null, causes: readonly Reason[]): Gap {
  return { name, causes, final: causes.some(({ key }) => FINAL.has(key)) };
}

/** What is delivered and not here yet may hold what fails: the first green delivery must not open the gate. */
export const COMING: ReadonlySet<string> = new Set<DeliveryReasonKey>([
  'still-running',
  'may-deliver',
  'artifact-not-given',
]);

/** Runs that were looked at to their end; the others may still begin or go on by themselves. */
const NOT_FINAL: ReadonlySet<string> = new Set<string>([
  'no-run',
  'awaiting-approval',
  'merge-conflict',
  ...COMING,
  'keys-unread',
  'default-branch-unread',
  'other-names',
]);
export const FINAL = {
  has: (key: string): boolean => !NOT_FINAL.has(key),
};

export function isTrusted({ trust }: Delivery, asked: EvidenceSettings): boolean {
  return atLeastTrust(trust, asked.trust);
}

export function holdsKind({ reports, problems }: Delivery, kind: ReportKind): boolean {
  return reports.some((report) => report.kind === kind) || problems.some((problem) => problem.kind === kind);
}
