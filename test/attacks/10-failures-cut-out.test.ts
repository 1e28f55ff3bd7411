import { expect, test } from 'vitest';

import { ReportReader } from '../../src/engine/evidence/report-reader.ts';
import type { Warning } from '../../src/engine/facts/evidence.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { delivered } from '../support/delivered.ts';
import { judged } from '../support/judging.ts';

/** What reading a JUnit report notes. */
function warningsOf(xml: string): readonly Warning[] {
  const reader = new ReportReader();
  reader.push(new TextEncoder().encode(xml));
  const parsed = reader.end();
  if (!parsed.ok) throw new Error(parsed.problem.key);
  return parsed.value.report.warnings;
}

/** Judges ten green tests whose report carries these notes. */
function why(warnings: readonly Warning[]): readonly string[] {
  const pieces = delivered({ deliveries: [{ name: 'ci', tests: { passed: 10 } }] });
  const deliveries = pieces.evidence.deliveries.map((one) => ({
    ...one,
    reports: one.reports.map((report) => ({ ...report, warnings })),
  }));
  const settings = { tests: { 'minimum-total': 1, 'maximum-skipped': null, 'not-fewer-than-base': false, suites: [] } };
  const { evidence } = settingsOf();
  const verdict = judged({
    rules: rules.filter(({ id }) => id === 'analysis/tests'),
    families: [{ family: 'analysis', enforcement: 'block', built: true, settings: { ...settings, evidence } }],
    told: { files: ['src/a.ts'], ...pieces, evidence: { ...pieces.evidence, deliveries } },
  });
  const [rule] = verdict.families[0]?.rules ?? [];
  return [rule?.outcome ?? '', ...(rule?.reasons ?? []).map(({ key }) => key)];
}

function settingsOf(): { readonly evidence: unknown } {
  return { evidence: rules.find(({ id }) => id === 'analysis/tests')?.settings['evidence']?.schema.parse({}) };
}

const green = Array.from({ length: 10 }, (_, index) => `<testcase classname="c" name="t${String(index)}"/>`).join('');

test.each([
  [
    'cut the cases that failed out of the report',
    `<testsuite name="s" tests="12" failures="2" errors="0">${green}</testsuite>`,
  ],
  [
    'let a test file break while it is loaded, so that none of its tests is told',
    `<testsuite name="s" tests="10" failures="0">${green}</testsuite><testsuite name="x" tests="0" failures="0" errors="1"/>`,
  ],
])('a supplier does not pass when he would %s', (_, suites) => {
  const warnings = warningsOf(`<testsuites>${suites}</testsuites>`);
  expect(why(warnings)).toEqual(expect.arrayContaining(['fail', 'failures-untold']));
  expect(why(warnings)).not.toContain('tests-passed');
});

test('a report whose counts agree passes', () => {
  const warnings = warningsOf(`<testsuite name="s" tests="10" failures="0" errors="0">${green}</testsuite>`);
  expect(why(warnings)[0]).toBe('pass');
});
