import type { FileCoverage, LineBranches, LineHits, Share } from '../../facts/coverage.ts';
import type { Warning } from '../../facts/evidence.ts';

/**
 * Coverage in the one definition used everywhere: unique (path, physical line); covered when some record hits it; several
 * records of a line are summed; totals written in the report are compared, never used.
 */
export interface CoverageReport {
  /** Sorted by path, one entry a path. */
  readonly files: readonly FileCoverage[];
  /** Source roots that the report names. */
  readonly roots: readonly string[];
  readonly warnings: readonly Warning[];
}

/** Covered and coverable lines of one file. */
export function lineShare(lines: LineHits): Share {
  const { hits, numbers } = lines;
  let covered = 0;
  const total = numbers.length;
  // Millions of lines, and nobody can predict which are hit: the sign of what is below 0 counts without a branch.
  for (let i = 0; i < total; i += 1) covered += (0 - (hits[i] ?? 0)) >>> 31;
  return { covered, total };
}

/** Taken and existing branches of one file. */
export function branchShare(branches: LineBranches): Share {
  return { covered: sum(branches.covered), total: sum(branches.total) };
}

/** Lines and branches of a whole report; no branches at all is told apart from none covered. */
export function reportTotals(report: CoverageReport): { readonly lines: Share; readonly branches?: Share } {
  const lines = report.files.map((file) => lineShare(file.lines)).reduce(addShares, NONE);
  const known = report.files.flatMap((file) => (file.branches === undefined ? [] : [branchShare(file.branches)]));
  return known.length === 0 ? { lines } : { lines, branches: known.reduce(addShares, NONE) };
}

/** The sum of two shares. */
export function addShares(a: Share, b: Share): Share {
  return { covered: a.covered + b.covered, total: a.total + b.total };
}

const NONE: Share = { covered: 0, total: 0 };

function sum(numbers: Uint32Array): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i += 1) total += numbers[i] ?? 0;
  return total;
}
