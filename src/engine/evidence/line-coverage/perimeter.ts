import type { Share } from '../../facts/coverage.ts';
import { coverableLines } from './coverable-lines.ts';
import { type CoverageReport, addShares, lineShare } from './report.ts';

/** A file that the policy wants measured, with its text in the tested tree. */
export interface PerimeterFile {
  readonly path: string;
  readonly text: string;
}

/** A perimeter measured as a whole. */
export interface PerimeterCoverage {
  readonly lines: Share;
  /** Files of which no report has a line: each non-blank, non-comment line counts as uncovered. */
  readonly unmeasured: readonly string[];
}

/** Totals over the files of a perimeter; an untested file is not invisible, it is uncovered. */
export function perimeterCoverage(report: CoverageReport, files: Iterable<PerimeterFile>): PerimeterCoverage {
  const measured = new Map(
    report.files.filter(({ lines }) => lines.numbers.length > 0).map((file) => [file.path, file]),
  );
  const unmeasured: string[] = [];
  let lines: Share = { covered: 0, total: 0 };
  for (const { path, text } of files) {
    const file = measured.get(path);
    if (file === undefined) unmeasured.push(path);
    lines = addShares(
      lines,
      file === undefined ? { covered: 0, total: coverableLines(path, text).length } : lineShare(file.lines),
    );
  }
  return { lines, unmeasured: unmeasured.toSorted() };
}
