import type { AnalysisReport } from '../../src/engine/evidence/analysis/report.ts';
import type { Parsed } from '../../src/engine/evidence/bytes/problem.ts';
import type { ReadReport } from '../../src/engine/evidence/formats.ts';
import type { CoverageReport } from '../../src/engine/evidence/line-coverage/report.ts';
import { ReportReader } from '../../src/engine/evidence/report-reader.ts';
import type { TestReport } from '../../src/engine/evidence/tests/report.ts';
import type { FileCoverage } from '../../src/engine/facts/coverage.ts';

/** A report as people would write it down: hits by line, branches as `covered/total`. */
export interface WrittenCoverage {
  readonly format: string;
  readonly lines: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly branches: Readonly<Record<string, Readonly<Record<number, string>>>>;
  readonly warnings: readonly string[];
}

/** Reads a report as the product does, format and all. */
export function readReport(report: string | Uint8Array, chunk = Number.POSITIVE_INFINITY): Parsed<ReadReport> {
  const bytes = typeof report === 'string' ? new TextEncoder().encode(report) : report;
  const reader = new ReportReader();
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
  return reader.end();
}

/** Reads a report that must be coverage. */
export function coverageOf(report: string | Uint8Array): WrittenCoverage {
  const read = readReport(report);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  if (read.value.kind !== 'coverage') throw new Error(`read as ${read.value.kind}`);
  return written(read.value.format, read.value.report);
}

/** Writes a report down. */
export function written(format: string, { files, warnings }: CoverageReport): WrittenCoverage {
  return {
    format,
    lines: Object.fromEntries(files.map((file) => [file.path, hitsOf(file)])),
    branches: Object.fromEntries(
      files.flatMap((file) => (file.branches === undefined ? [] : [[file.path, branchesOf(file.branches)]])),
    ),
    warnings: warnings.map(({ key, count }) => `${key} ×${count}`),
  };
}

function hitsOf({ lines }: FileCoverage): Record<number, number> {
  return Object.fromEntries(Array.from(lines.numbers, (line, index) => [line, lines.hits[index] ?? Number.NaN]));
}

function branchesOf({ numbers, covered, total }: NonNullable<FileCoverage['branches']>): Record<number, string> {
  return Object.fromEntries(Array.from(numbers, (line, index) => [line, `${covered[index]}/${total[index]}`]));
}

/** A coverage report by hand. */
export function coverage(files: Readonly<Record<string, Readonly<Record<number, number>>>>): CoverageReport {
  return {
    files: Object.entries(files)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, lines]) => ({
        path,
        lines: {
          numbers: Uint32Array.from(Object.keys(lines), Number),
          hits: Uint32Array.from(Object.values(lines)),
        },
      })),
    roots: [],
    warnings: [],
  };
}

/** Reads a report that must be one of tests. */
export function testsOf(report: string): TestReport {
  const read = readReport(report);
  if (!read.ok || read.value.kind !== 'tests') throw new Error(JSON.stringify(read));
  return read.value.report;
}

/** Reads a report that must be one of an analysis. */
export function analysisOf(report: string): AnalysisReport {
  const read = readReport(report);
  if (!read.ok || read.value.kind !== 'analysis') throw new Error(JSON.stringify(read));
  return read.value.report;
}

/** The problem of a report that must not be readable. */
export function problemOf(report: string | Uint8Array): string {
  const read = readReport(report);
  return read.ok ? `read as ${read.value.format}` : read.problem.key;
}
