import type { TestCase } from '../../facts/tests.ts';
import type { TestReport } from './report.ts';

const SEVERITY: readonly TestCase['outcome'][] = ['skipped', 'passed', 'failed', 'error'];

/**
 * All reports as one: a case that several of them tell has its worst outcome, since their order says nothing about which
 * run was last.
 */
export function mergeTests(reports: readonly TestReport[]): TestReport {
  const byKey = new Map<string, TestCase>();
  for (const test of reports.flatMap(({ cases }) => cases)) {
    const key = [test.file, test.className, test.name].join('\0');
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? test : worse(known, test));
  }
  const cases = [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, test]) => test);
  return { cases, warnings: reports.flatMap(({ warnings }) => warnings) };
}

function worse(one: TestCase, other: TestCase): TestCase {
  const worst = SEVERITY.indexOf(one.outcome) >= SEVERITY.indexOf(other.outcome) ? one : other;
  return {
    ...worst,
    flaky: one.flaky || other.flaky,
    runs: one.runs + other.runs,
    seconds: Math.max(one.seconds, other.seconds),
  };
}
