import { expect, test } from 'vitest';

import type { TestCase, TestOutcome } from '../../facts/tests.ts';
import { mergeTests } from './merge-tests.ts';
import type { TestReport } from './report.ts';

const report = (...cases: readonly (readonly [string, TestOutcome])[]): TestReport => ({
  warnings: [],
  cases: cases.map(([name, outcome]): TestCase => ({
    file: 'a',
    className: 'c',
    name,
    suites: ['s'],
    outcome,
    flaky: false,
    runs: 1,
    seconds: 1,
  })),
});

const outcomes = (reports: readonly TestReport[]): unknown => mergeTests(reports).cases.map(({ outcome }) => outcome);

test.each<[string, TestOutcome, TestOutcome, TestOutcome]>([
  ['a failure in one report is not outweighed by a success in another', 'failed', 'passed', 'failed'],
  ['a case that ran somewhere is not skipped', 'skipped', 'passed', 'passed'],
  ['an error is worse than a failure', 'failed', 'error', 'error'],
])('%s, in either order', (_, one, other, expected) => {
  expect(outcomes([report(['t', one]), report(['t', other])])).toEqual([expected]);
  expect(outcomes([report(['t', other]), report(['t', one])])).toEqual([expected]);
});

test('cases of different names stay apart and in order', () => {
  expect(mergeTests([report(['b', 'passed']), report(['a', 'failed'])]).cases.map(({ name }) => name)).toEqual([
    'a',
    'b',
  ]);
});
