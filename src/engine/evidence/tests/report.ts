import type { Warning } from '../../facts/evidence.ts';
import type { TestCase, TestOutcome } from '../../facts/tests.ts';

/** Test cases sorted by file, class and name. */
export interface TestReport {
  readonly cases: readonly TestCase[];
  readonly warnings: readonly Warning[];
}

/** Distinct cases by outcome; flaky ones are counted apart and among their outcome. */
export interface TestTotals {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
  readonly flaky: number;
}

/** Counts the cases; what a suite says of itself is never used. */
export function testTotals({ cases }: TestReport): TestTotals {
  const count = (outcome: TestOutcome): number => cases.filter((test) => test.outcome === outcome).length;
  return {
    tests: cases.length,
    passed: count('passed'),
    failed: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
    flaky: cases.filter(({ flaky }) => flaky).length,
  };
}
