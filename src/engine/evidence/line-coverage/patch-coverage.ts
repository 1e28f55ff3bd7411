import type { FileCoverage, Share } from '../../facts/coverage.ts';
import { coverableLines } from './coverable-lines.ts';
import { type CoverageReport, addShares } from './report.ts';

/** A changed file of the perimeter: its text in the tested tree and its changed lines there, ascending. */
export interface PatchFile {
  readonly path: string;
  readonly text: string;
  readonly changed: readonly number[];
}

/** What the reports say of the changed lines of one file. */
export interface PatchFileCoverage {
  readonly path: string;
  /** Covered changed lines of all coverable changed lines. */
  readonly lines: Share;
  /** Changed lines that count and are not covered, ascending. */
  readonly uncovered: readonly number[];
  /** No report has a line of this file: its non-blank, non-comment changed lines count as uncovered. */
  readonly unmeasured: boolean;
  /** Changed non-blank, non-comment lines of a measured file of which no report says anything. */
  readonly withoutRecord: readonly number[];
  /** Lines with a record that the text does not have: the report is about another tree. */
  readonly beyondEnd: number;
}

/** What the reports say of a change. */
export interface PatchCoverage {
  readonly lines: Share;
  readonly files: readonly PatchFileCoverage[];
}

/** Covered changed coverable lines of all changed coverable lines; nothing to cover leaves the share at 0 of 0. */
export function patchCoverage(report: CoverageReport, changes: readonly PatchFile[]): PatchCoverage {
  const byPath = new Map(report.files.map((file) => [file.path, file]));
  const files = changes.map((change) => filePatch(change, byPath.get(change.path)));
  return { files, lines: files.map((file) => file.lines).reduce(addShares, { covered: 0, total: 0 }) };
}

function filePatch({ path, text, changed }: PatchFile, file: FileCoverage | undefined): PatchFileCoverage {
  const code = new Set(coverableLines(path, text));
  const codeLines = changed.filter((line) => code.has(line));
  if (file === undefined || file.lines.numbers.length === 0) {
    const lines = { covered: 0, total: codeLines.length };
    return { path, lines, uncovered: codeLines, unmeasured: true, withoutRecord: [], beyondEnd: 0 };
  }
  const { numbers, hits } = file.lines;
  const hitsOf = new Map(Array.from(numbers, (line, index) => [line, hits[index] ?? 0]));
  const measured = changed.filter((line) => hitsOf.has(line));
  const uncovered = measured.filter((line) => hitsOf.get(line) === 0);
  return {
    path,
    lines: { covered: measured.length - uncovered.length, total: measured.length },
    uncovered,
    unmeasured: false,
    withoutRecord: codeLines.filter((line) => !hitsOf.has(line)),
    beyondEnd: numbers.filter((line) => line > lineCount(text)).length,
  };
}

function lineCount(text: string): number {
  return text.split('\n').length;
}
