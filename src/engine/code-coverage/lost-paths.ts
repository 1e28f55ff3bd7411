import type { DeliveredCoverage } from '../facts/coverage.ts';
import type { Reason } from '../facts/reason.ts';

/** Paths of which it is told which files they could mean; the others are like them. */
const MOST_EXPLAINED = 5;

/**
 * What a delivery says of files that nobody finds: `doubts` where they are a larger share than may be, in hundredths of a
 * per cent, else `remarks`.
 */
export function lostPaths(
  { lost }: DeliveredCoverage,
  name: string | undefined,
  maximum: number,
): { readonly doubts: readonly Reason[]; readonly remarks: readonly Reason[] } {
  if (name === undefined || lost.count === 0) return { doubts: [], remarks: [] };
  const isTooMuch = lost.count * 10_000 > maximum * lost.of;
  const values = { name, count: lost.count, of: lost.of, paths: lost.paths.map(({ path }) => path) };
  const ambiguous = lost.paths.filter(({ candidates }) => candidates.length > 0).slice(0, MOST_EXPLAINED);
  const told = [
    { key: isTooMuch ? 'paths-lost' : 'paths-left-out', values },
    ...ambiguous.map(({ path, candidates }) => ({
      key: 'path-ambiguous',
      values: { paths: [path], count: candidates.length, candidates },
    })),
  ];
  return isTooMuch ? { doubts: told, remarks: [] } : { doubts: [], remarks: told };
}
