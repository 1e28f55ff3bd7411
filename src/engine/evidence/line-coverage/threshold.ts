import type { Share } from '../../facts/coverage.ts';

/** One whole in basis points, hundredths of a percent. */
const WHOLE = 10_000;

/** A percentage as a policy writes it, in basis points; more than two decimals are rounded up, so that none are lost. */
export function basisPoints(percent: number): number {
  return Math.ceil(Number((percent * 100).toFixed(6)));
}

/** True when the share is at least the minimum; in whole numbers, so that 79.99 % is not 80 %. Nothing to cover passes. */
export function reaches({ covered, total }: Share, minimum: number): boolean {
  return covered * WHOLE >= minimum * total;
}

/** True when the share fell by at most `maximum` basis points from one to the other; compared without any division. A
 * measured part that is gone fell. */
export function dropsAtMost(before: Share, after: Share, maximum: number): boolean {
  if (before.total === 0) return true;
  if (after.total === 0) return false;
  const fall = BigInt(before.covered) * BigInt(after.total) - BigInt(after.covered) * BigInt(before.total);
  return fall * BigInt(WHOLE) <= BigInt(maximum) * BigInt(before.total) * BigInt(after.total);
}

/** The share in basis points, rounded down: what is shown never reaches a minimum that was missed. Nothing is the whole. */
export function flooredPoints({ covered, total }: Share): number {
  return total === 0 ? WHOLE : Math.floor((covered * WHOLE) / total);
}
