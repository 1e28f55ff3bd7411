/** Where a count begins to hold in a file: `[line, column, count, hasCount, isRegionEntry, isGapRegion]`. */
export interface Segment {
  readonly line: number;
  readonly count: number;
  readonly hasCount: boolean;
  readonly isEntry: boolean;
  readonly isGap: boolean;
}

/**
 * The measured lines of a file whose segments are in order and their counts, as LLVM derives them from segments (`LineCoverageStats` in
 * llvm/ProfileData/Coverage): a line is measured when a region with a count starts in it or reaches into it.
 */
export function* segmentLines(segments: readonly Segment[]): Generator<readonly [line: number, hits: number]> {
  let at = 0;
  let wrapped: Segment | undefined;
  const last = segments.at(-1)?.line ?? 0;
  for (let line = segments[0]?.line ?? 1; line <= last; line += 1) {
    const from = at;
    while (segments[at]?.line === line) at += 1;
    const hits = lineHits(segments.slice(from, at), wrapped);
    if (hits !== undefined) yield [line, hits];
    wrapped = at > from ? segments[at - 1] : wrapped;
  }
}

function lineHits(starting: readonly Segment[], wrapped: Segment | undefined): number | undefined {
  const regions = starting.filter(({ isGap, hasCount, isEntry }) => !isGap && hasCount && isEntry);
  const first = starting[0];
  const startsSkipped = first !== undefined && !first.hasCount && first.isEntry;
  const reached = wrapped?.hasCount === true || regions.length > 0;
  const mapped = (!startsSkipped && reached) || starting.some(({ hasCount, isEntry }) => hasCount && isEntry);
  if (!mapped) return undefined;
  return regions.reduce((most, { count }) => Math.max(most, count), wrapped?.count ?? 0);
}
