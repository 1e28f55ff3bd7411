// Prints `123 passed, 0 failed` from vitest's JSON reports; the first report is required, the others are optional.
import { existsSync, readFileSync } from 'node:fs';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
  readonly success: boolean;
}

const [first, ...others] = process.argv.slice(2);
if (first === undefined) throw new Error('Name the report of the test runner.');

const reports = [first, ...others.filter((path) => existsSync(path))].map((path): Report | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null,
);
const passed = reports.reduce((sum, report) => sum + (report?.numPassedTests ?? 0), 0);
const failed = reports.reduce((sum, report) => sum + failuresOf(report), 0);
const skipped = reports.reduce((sum, report) => sum + (report?.numPendingTests ?? 0), 0);

process.stdout.write(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** A file that did not load has no failed test of its own, and a missing report is a failure. */
function failuresOf(report: Report | null): number {
  if (report === null) return 1;
  return report.numFailedTests > 0 ? report.numFailedTests : report.success ? 0 : 1;
}
