import { describe, expect, test } from 'vitest';

import type { EvidenceWritten } from '../support/delivered.ts';
import { judgeFamily } from '../support/judge-family.ts';

const settings = {
  sarif: { tools: ['semgrep'], 'new-findings': { 'fail-on': 'error' } },
  tests: { 'minimum-total': 8, 'maximum-skipped': '10%', 'not-fewer-than-base': true },
};
const found = { rule: 'sqli', path: 'src/a.ts', line: 3, text: 'query(id)' };
const known = { rule: 'sqli', path: 'src/a.ts', text: 'query(id)' };
type Delivery = NonNullable<EvidenceWritten['deliveries']>[number];
const base = { tests: { passed: 10 }, analysis: [{ tool: 'semgrep', rules: ['sqli', 'xss'], findings: [known] }] };
const good = {
  name: 'ci',
  tests: { passed: 10 },
  analysis: [{ tool: 'semgrep', rules: ['sqli', 'xss'], findings: [found] }],
} satisfies Delivery;

/** Not the sentences about where evidence comes from. */
const isOwn = (key: string): boolean => !key.startsWith('origin-');

function outcome(more: Partial<Delivery>): readonly string[] {
  const { outcome: whole, why } = judgeFamily({
    family: 'analysis',
    settings,
    evidence: { deliveries: [{ ...good, ...more }], base },
  });
  return [whole, ...why.filter(isOwn)];
}

const asking = (tests: object, delivery: Delivery['tests']) =>
  judgeFamily({
    family: 'analysis',
    settings: { tests },
    evidence: { deliveries: [{ name: 'ci', ...(delivery === undefined ? {} : { tests: delivery }) }] },
  }).why.filter(isOwn);

describe('a supplier who would weaken what looks at his code', () => {
  test('passes when he does nothing of the kind', () => {
    expect(outcome({})).toEqual(['pass']);
  });

  test('does not drop a rule before he breaks it', () => {
    expect(outcome({ analysis: [{ tool: 'semgrep', rules: ['xss'] }] })).toEqual(['fail', 'rules-vanished']);
  });

  test('does not lower a rule before he breaks it', () => {
    const lowered = { id: 'sqli', level: 'note' as const };
    expect(outcome({ analysis: [{ tool: 'semgrep', rules: [lowered, 'xss'] }] })).toEqual(['fail', 'rules-lowered']);
  });

  test('does not hide a lowered run behind one with the old levels', () => {
    const rules = ['sqli', 'xss'];
    const lowered = [{ id: 'sqli', level: 'note' as const }, 'xss'];
    const analysis = [
      { tool: 'semgrep', rules, findings: [found] },
      { tool: 'semgrep', rules: lowered },
    ];
    expect(outcome({ analysis })).toEqual(['fail', 'rules-lowered']);
  });

  test('does not write code that the tool cannot read', () => {
    const notifications = [{ message: 'Syntax error', path: 'src/a.ts' }];
    expect(outcome({ analysis: [{ ...good.analysis[0]!, notifications }] })).toEqual(['undetermined', 'not-looked-at']);
  });

  test('does not drop a whole tool where the policy names none', () => {
    const { outcome: whole, why } = judgeFamily({
      family: 'analysis',
      settings: { sarif: { 'new-findings': { 'fail-on': 'error' } } },
      evidence: { deliveries: [{ name: 'ci', analysis: [{ tool: 'eslint', rules: [] }] }], base },
    });
    expect([whole, ...why.filter(isOwn)]).toEqual(['fail', 'tool-gone']);
  });

  test('does not let every test be skipped, nor count the skipped ones', () => {
    expect(asking({ 'minimum-total': 1 }, { skipped: 9 })).toEqual(['no-tests', 'too-few-tests']);
    expect(asking({ 'minimum-total': 5 }, { passed: 4, skipped: 5 })).toEqual(['too-few-tests']);
  });

  test.each(['requirements.txt', 'CMakeLists.txt', 'docs/page.mdx'])('does not call %s a page', (path) => {
    const { outcome: whole } = judgeFamily({
      family: 'analysis',
      settings,
      files: [path],
      evidence: { deliveries: [{ ...good, tests: { passed: 9 } }], base },
    });
    expect(whole).toBe('fail');
  });

  test('does not suppress a finding in the code', () => {
    const analysis = [
      { tool: 'semgrep', rules: ['sqli', 'xss'], findings: [{ ...found, suppressed: 'in-source' as const }] },
    ];
    expect(outcome({ analysis })).toEqual(['fail', 'suppressed-finding']);
  });

  test('does not hide a new finding behind an old one of its kind', () => {
    const analysis = [{ tool: 'semgrep', rules: ['sqli', 'xss'], findings: [found, { ...found, line: 40 }] }];
    expect(outcome({ analysis })).toEqual(['fail', 'finding']);
  });

  test('does not pass with a scan that broke off, nor without one', () => {
    expect(outcome({ analysis: [{ tool: 'semgrep', succeeded: false, rules: ['sqli', 'xss'] }] })[0]).toBe(
      'undetermined',
    );
    expect(outcome({ analysis: [] })[0]).toBe('fail');
    expect(outcome({ analysis: [{ tool: 'other', rules: [] }] })).toContain('tool-missing');
  });

  test('does not delete, skip or rename tests out of the runner’s pattern', () => {
    expect(outcome({ tests: { passed: 9 } })).toEqual(['fail', 'fewer-tests', 'tests-gone']);
    expect(outcome({ tests: { passed: 9, skipped: 1 } })).toEqual(['fail', 'fewer-tests', 'tests-gone']);
    expect(outcome({ tests: { passed: 10, skipped: 2 } })).toEqual(['fail', 'too-many-skipped']);
    expect(outcome({ tests: {} })).toContain('no-tests');
  });

  test('may rename a test, and the page names the one that is gone', () => {
    const { outcome: whole, rules } = judgeFamily({
      family: 'analysis',
      settings,
      evidence: { deliveries: [{ ...good, tests: { passed: 9, cases: [{ name: 'renamed' }] } }], base },
    });
    expect(whole).toBe('pass');
    const reasons = rules.flatMap((rule) => rule.reasons);
    expect(reasons.find(({ key }) => key === 'tests-gone')?.values).toEqual({ count: 1, names: ['case 10'] });
  });

  test('does not pass off a failed test as another report’s success', () => {
    const red = { ...good, tests: { passed: 9, cases: [{ name: 'case 10', outcome: 'failed' as const }] } };
    const { outcome: whole, why } = judgeFamily({
      family: 'analysis',
      settings,
      evidence: { deliveries: [red, { ...good, name: 'again' }], base },
    });
    expect([whole, ...why]).toEqual(expect.arrayContaining(['fail', 'tests-failed']));
  });
});
