import type { Share } from '../facts/coverage.ts';

/** Fewer than one record in so many lines of code, in a file of at least as many lines: the others count as uncovered. */
const SPARSE = 20;

/** Whether so few lines of code have a record that the report leaves them out rather than not knowing them. */
export function isSparse(records: number, code: number): boolean {
  return code >= SPARSE && records * SPARSE <= code;
}

/** The lines of a measured file as they count, whether it changed or not; `code`: its lines of code, where they were counted. */
export function withSilentLines(lines: Share, code: number | null): Share {
  return code !== null && isSparse(lines.total, code) ? { covered: lines.covered, total: code } : lines;
}
