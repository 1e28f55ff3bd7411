import { dropsAtMost } from '../evidence/line-coverage/threshold.ts';
import type { FileShare, Share } from '../facts/coverage.ts';
import { linesOf } from './measures.ts';

/** How the value of some files compares with an earlier one. */
export interface Comparison {
  readonly before: Share;
  readonly after: Share;
  /** `common`: too much of the perimeter is new or gone, so the files that both have were compared. */
  readonly over: 'everything' | 'common';
  readonly fell: boolean;
}

/** Share of the perimeter, in hundredths of a per cent, that may be new or gone before only the common files are compared. */
const MOST_CHANGED = 2000;

/** Compares two sets of files in whole numbers; `maximum` is in hundredths of a per cent. Nothing before cannot fall. */
export function compared(before: readonly FileShare[], after: readonly FileShare[], maximum: number): Comparison {
  const [old, now] = [pathsOf(before), pathsOf(after)];
  const [gone, fresh] = [before.filter(({ path }) => !now.has(path)), after.filter(({ path }) => !old.has(path))];
  const kept = before.filter(({ path }) => now.has(path));
  const changed = linesOf(gone).total + linesOf(fresh).total;
  const isOther = kept.length > 0 && changed * 10_000 > MOST_CHANGED * (changed + linesOf(kept).total);
  const sides = isOther ? [kept, after.filter(({ path }) => old.has(path))] : [before, after];
  const [one = EMPTY, other = EMPTY] = sides.map(linesOf);
  return {
    before: one,
    after: other,
    over: isOther ? 'common' : 'everything',
    fell: !dropsAtMost(one, other, maximum),
  };
}

const EMPTY: Share = { covered: 0, total: 0 };

function pathsOf(files: readonly FileShare[]): ReadonlySet<string> {
  return new Set(files.map(({ path }) => path));
}
