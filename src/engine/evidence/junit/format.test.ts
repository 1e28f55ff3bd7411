import { describe, expect, test } from 'vitest';

import { problemOf, testsOf } from '../../../../test/support/evidence.ts';
import { testTotals } from '../tests/report.ts';

const suite = (cases: string, attributes = ''): string =>
  `<?xml version="1.0"?><testsuites><testsuite name="s" file="a.test.ts"${attributes}>${cases}</testsuite></testsuites>`;

describe('a case', () => {
  test.each([
    [
      'passes when nothing else is said',
      '<testcase name="t" classname="c" time="1,000.5"/>',
      { outcome: 'passed', seconds: 1000.5 },
    ],
    ['fails with a failure', '<testcase name="t"><failure message="no"/></testcase>', { outcome: 'failed' }],
    ['is an error with one', '<testcase name="t"><error/><failure/></testcase>', { outcome: 'error' }],
    ['is skipped with a mark', '<testcase name="t"><skipped/></testcase>', { outcome: 'skipped' }],
    ['is skipped by its status', '<testcase name="t" status="notrun"/>', { outcome: 'skipped' }],
    [
      'is flaky when it failed before it passed',
      '<testcase name="t"><flakyFailure/></testcase>',
      { outcome: 'passed', flaky: true, runs: 2 },
    ],
    [
      'is not flaky when its reruns failed too',
      '<testcase name="t"><failure/><rerunFailure/></testcase>',
      { outcome: 'failed', flaky: false, runs: 2 },
    ],
    [
      'has its last outcome when it is told twice',
      '<testcase name="t"><failure/></testcase><testcase name="t"/>',
      { outcome: 'passed', flaky: true, runs: 2 },
    ],
    [
      'that failed last is not flaky',
      '<testcase name="t"/><testcase name="t"><failure/></testcase>',
      { outcome: 'failed', flaky: false },
    ],
    ['has the file of its suite', '<testcase name="t"/>', { file: 'a.test.ts', className: 's', suites: ['s'] }],
    [
      'may have its own file',
      '<testcase name="t" file="b.test.ts" classname="c"/>',
      { file: 'b.test.ts', className: 'c' },
    ],
    [
      'takes no outcome from its output',
      '<testcase name="t"><system-out><![CDATA[<failure/>]]></system-out></testcase>',
      { outcome: 'passed' },
    ],
  ])('%s', (_, cases, expected) => {
    expect(testsOf(suite(cases)).cases).toEqual([expect.objectContaining(expected)]);
  });
});

describe('the attributes of a suite', () => {
  const cases = '<testcase name="a"/><testcase name="b"><failure/></testcase>';
  test.each([
    ['pass when they are right', ' tests="2" failures="1" errors="0"', []],
    ['are called out when they are wrong', ' tests="1425" failures="1"', ['totals-differ']],
    ['may be absent', '', []],
  ])('%s', (_, attributes, warnings) => {
    const report = testsOf(suite(cases, attributes));
    expect(report.warnings.map(({ key }) => key)).toEqual(warnings);
    expect(testTotals(report)).toEqual({ tests: 2, passed: 1, failed: 1, errors: 0, skipped: 0, flaky: 0 });
  });

  test('are told by name from the outermost on, sixteen of them', () => {
    const names = Array.from({ length: 20 }, (_, index) => `s${index}`);
    const open = names.map((name) => `<testsuite name="${name}">`).join('');
    const nested = `<testsuites>${open}<testcase name="a"/>${'</testsuite>'.repeat(20)}</testsuites>`;
    expect(testsOf(nested).cases[0]?.suites).toEqual(names.slice(0, 16));
  });

  test('of an outer suite count the cases of the inner ones', () => {
    const nested =
      '<testsuite name="o" tests="2" failures="1"><testsuite name="i" tests="2"><testcase name="a"/><testcase name="b"><error/></testcase></testsuite></testsuite>';
    expect(testsOf(nested)).toMatchObject({ warnings: [], cases: [{ suites: ['o', 'i'] }, { suites: ['o', 'i'] }] });
  });
});

test('cases whose names differ at their very end are two', () => {
  const long = 'x'.repeat(5000);
  const cases = `<testcase name="${long}1"><failure/></testcase><testcase name="${long}2"/>`;
  expect(testsOf(suite(cases)).cases.map(({ outcome }) => outcome)).toEqual(['failed', 'passed']);
});

test.each([
  ['only in the whole report', '<testsuites failures="1"><testsuite><testcase name="a"/></testsuite></testsuites>'],
  ['beside the cases', '<testsuite><testcase name="a"/><error message="could not be loaded"/></testsuite>'],
  ['beside the suites', '<testsuites><failure/><testsuite><testcase name="a"/></testsuite></testsuites>'],
])('a failure that is told %s is noted', (_, text) => {
  expect(testsOf(text).warnings.map(({ key }) => key)).toContain('failures-untold');
});

test.each([
  ['a report without a case has none', suite(''), 'read as junit'],
  ['a report cut short is none', suite('<testcase name="a"/>').slice(0, -20), 'truncated'],
])('%s', (_, text, expected) => {
  expect(problemOf(text)).toBe(expected);
});
