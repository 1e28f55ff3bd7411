import { describe, expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

const report = (file: string, root = '', metrics = ''): string =>
  `<?xml version="1.0"?><coverage generated="1"${root}><project timestamp="1">${metrics}${file}</project></coverage>`;

test.each([
  [
    'Atlassian: a condition is two branches, each with how often it went that way',
    report(
      '<package name="p"><file name="/w/A.java"><line num="4" type="stmt" count="2"/><line num="4" type="cond" truecount="2" falsecount="0"/></file></package>',
      ' clover="4.4.1"',
    ),
    { lines: { '/w/A.java': { 4: 4 } }, branches: { '/w/A.java': { 4: '1/2' } } },
  ],
  [
    'Istanbul: a condition tells how many of its branches were covered and missed',
    report(
      '<package name="p"><file name="a.ts" path="/w/a.ts"><line num="4" type="cond" count="1" truecount="3" falsecount="1"/></file></package>',
      ' clover="3.2.0"',
    ),
    { lines: { '/w/a.ts': { 4: 1 } }, branches: { '/w/a.ts': { 4: '3/4' } } },
  ],
  [
    'PHPUnit: files stand directly in the project, and methods are no lines',
    report(
      '<file name="/w/A.php"><class name="A"><metrics methods="1"/></class><line num="3" type="method" name="m" count="9"/><line num="5" type="stmt" count="0"/></file>',
    ),
    { lines: { '/w/A.php': { 5: 0 } }, branches: {} },
  ],
])('%s', (_, text, expected) => {
  expect(coverageOf(text)).toMatchObject({ format: 'clover', ...expected });
});

describe('the metrics of the project', () => {
  const file = '<file name="a"><line num="1" type="stmt" count="1"/><line num="2" type="stmt" count="0"/></file>';
  test.each([
    ['pass when they are right', '<metrics statements="2" coveredstatements="1"/>', []],
    ['are called out when they are wrong', '<metrics statements="2" coveredstatements="2"/>', ['totals-differ ×1']],
  ])('%s', (_, metrics, warnings) => {
    expect(coverageOf(report(file, '', metrics)).warnings).toEqual(warnings);
  });
});

test('a file without any line is not part of the report', () => {
  expect(coverageOf(report('<file name="empty"><metrics/></file>')).lines).toEqual({});
});
