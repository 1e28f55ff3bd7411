import type { Warning } from '../bytes/problem.ts';

/** How the last run of a test case ended. */
export type TestOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** One test case, known by file, class and name; told once however often it ran. */
export interface TestCase {
  readonly file: string;
  readonly className: string;
  readonly name: string;
  /** The innermost suite that held it. */
  readonly suite: string;
  readonly outcome: TestOutcome;
  /** It failed at least once and did not in the end. */
  readonly flaky: boolean;
  /** Times it ran, reruns included. */
  readonly runs: number;
  /** Seconds of its last run; 0 when not told. */
  readonly seconds: number;
}

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
