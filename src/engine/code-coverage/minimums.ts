import { flooredPoints, reaches } from '../evidence/line-coverage/threshold.ts';
import type { Share } from '../facts/coverage.ts';
import { aside, type Reason } from '../facts/reason.ts';

/** Whether one figure is as the policy wants it. */
export interface Told {
  readonly outcome: 'pass' | 'fail' | 'undetermined';
  readonly reason: Reason;
}

/** Holds a share against its minimum, in whole numbers. Keys: `<what>-reached`, `-below`, `-nothing`, `-unknown`. */
export function minimumOf(what: string, share: Share | null, minimum: number, values: Reason['values'] = {}): Told {
  if (share === null) return { outcome: 'undetermined', reason: { key: `${what}-unknown`, values } };
  if (share.total === 0) return { outcome: 'pass', reason: { key: `${what}-nothing`, values } };
  const isReached = reaches(share, minimum);
  const figures = { covered: share.covered, total: share.total, missing: share.total - share.covered };
  const shares = { share: { percent: flooredPoints(share) }, minimum: { percent: minimum } };
  return {
    outcome: isReached ? 'pass' : 'fail',
    reason: { key: `${what}-${isReached ? 'reached' : 'below'}`, values: { ...values, ...figures, ...shares } },
  };
}

/** What several figures come to, with their reasons; the good ones are told as well. */
export function together(told: readonly Told[]): {
  readonly outcome: Told['outcome'];
  readonly reasons: readonly Reason[];
} {
  const outcome =
    (['fail', 'undetermined'] as const).find((one) => told.some((figure) => figure.outcome === one)) ?? 'pass';
  const reasons = told.flatMap((figure) => (figure.outcome === 'pass' ? aside([figure.reason]) : [figure.reason]));
  return { outcome, reasons };
}
