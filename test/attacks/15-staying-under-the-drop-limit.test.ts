import { describe, expect, test } from 'vitest';

import { changedFile } from '../support/facts.ts';
import { coverageJudge, judgeFamily } from '../support/judge-family.ts';

const payment = { name: 'payment', paths: ['src/payment/**'], project: { minimum: '80%', 'maximum-drop': '1%' } };
const settings = { perimeter: ['src/**'], project: { 'maximum-drop': '1%' }, components: [payment] };
const outcome = coverageJudge(settings);
const unit = (coverage: Readonly<Record<string, { covered?: string; uncovered?: string }>>) => ({
  name: 'unit',
  coverage,
});

describe('a supplier who would lose coverage bit by bit', () => {
  test('is stopped by the best value although each step is small', () => {
    const lost = Array.from({ length: 10 }, (_, week) => 900 - week * 10);
    const verdicts = lost.slice(1).map((covered, week) =>
      outcome({
        deliveries: [unit({ 'src/a.ts': { covered: `1-${covered}`, uncovered: `${covered + 1}-1000` } })],
        base: { coverage: { 'src/a.ts': `${lost[week] ?? 0}/1000` }, 'changed-since': ['src/a.ts'] },
        best: [{ files: { 'src/a.ts': '900/1000' } }],
      }),
    );
    expect(verdicts[0]).toEqual(['pass']);
    expect(verdicts.slice(1)).toEqual(verdicts.slice(1).map(() => ['fail', 'drop-held', 'best-fell']));
  });

  test('does not hide a fall behind 21 % of trivial lines', () => {
    const trivial = { 'src/trivial.ts': { covered: '1-300' } };
    const before = { coverage: { 'src/a.ts': '800/1000' }, 'changed-since': ['src/a.ts', 'src/trivial.ts'] };
    const after = { 'src/a.ts': { covered: '1-700', uncovered: '701-1000' }, ...trivial };
    expect(outcome({ deliveries: [unit(after)], base: before })).toEqual(['fail', 'drop-fell-common']);
  });

  test('does not keep the value of a component that he stops measuring and changes', () => {
    const base = { coverage: { 'src/payment/p.ts': '90/100' } };
    const evidence = (changed: string) => ({
      deliveries: [unit({ 'src/a.ts': { covered: '1-100' } })],
      sources: { 'src/payment/p.ts': 100 },
      base: { ...base, 'changed-since': [changed] },
    });
    expect(outcome(evidence('src/a.ts'))).toEqual(['pass']);
    expect(outcome(evidence('src/payment/p.ts'))).toEqual(expect.arrayContaining(['fail', 'lines-below', 'drop-fell']));
    expect(outcome(evidence('src/payment/new.ts'))[0]).toBe('fail');
  });

  describe('does not keep the value of a component that he stops testing', () => {
    const web = { name: 'web', paths: ['web/**'] };
    const base = { coverage: { 'src/payment/p.ts': '90/100' } };
    const answer = (more: object) =>
      coverageJudge({ ...settings, components: [payment, web] })({
        deliveries: [unit({ 'src/a.ts': { covered: '1-100' } })],
        sources: { 'src/payment/p.ts': 100 },
        base: { ...base, ...more },
      })[0];

    test.each([
      ['a test is gone', { 'changed-since': ['test/payment/p.test.ts'] }, 'fail'],
      ['a test of his own', { 'changed-since': ['src/payment/p.test.ts'] }, 'fail'],
      ['what measures is another', { 'changed-since': ['ci/x'], 'measuring-since': ['ci/x'] }, 'fail'],
      ['a test of another component', { 'changed-since': ['web/test/page.test.ts'] }, 'pass'],
      ['code that is no test', { 'changed-since': ['src/a.ts', 'README.md'] }, 'pass'],
    ])('%s', (_, more, expected) => {
      expect(answer(more)).toBe(expected);
    });
  });

  test('does not leave a component’s minimum behind by moving its code', () => {
    const moved = changedFile({ path: 'src/p.ts', previousPath: 'src/payment/p.ts', status: 'renamed' });
    const base = { coverage: { 'src/payment/p.ts': '90/100' }, 'changed-since': ['src/p.ts', 'src/payment/p.ts'] };
    const low = { deliveries: [unit({ 'src/p.ts': { covered: '1-10', uncovered: '11-100' } })], base };
    expect(outcome(low, [moved])[0]).toBe('fail');
    expect(outcome(low, ['src/p.ts'])).toEqual(expect.arrayContaining(['component-gone']));
  });

  test('does not hide a fall behind a new name', () => {
    const before = { coverage: { 'src/a.ts': '500/1000', 'src/b.ts': '900/1000' } };
    const base = { ...before, 'changed-since': ['src/b.ts', 'src/c.ts'] };
    const renamed = changedFile({ path: 'src/c.ts', previousPath: 'src/b.ts', status: 'renamed' });
    const deliveries = [
      unit({
        'src/a.ts': { covered: '1-500', uncovered: '501-1000' },
        'src/c.ts': { covered: '1-100', uncovered: '101-1000' },
      }),
    ];
    expect(outcome({ deliveries, base }, [renamed])).toEqual(['fail', 'drop-fell']);
  });

  test('does not escape the comparison by a record that nobody vouches for', () => {
    const strict = { ...settings, evidence: { trust: 'signed-workflow' } };
    const { rules } = judgeFamily({
      family: 'coverage',
      settings: strict,
      evidence: {
        deliveries: [unit({ 'src/a.ts': { covered: '1-80', uncovered: '81-100' } })],
        base: { coverage: { 'src/a.ts': '10/100' }, trust: 'unverified', 'changed-since': ['src/a.ts'] },
        best: [{ files: { 'src/a.ts': '90/100' } }],
      },
    });
    const drop = rules.find(({ rule }) => rule === 'coverage/drop');
    expect(drop?.outcome).toBe('fail');
    expect(drop?.reasons.map(({ key }) => key)).toEqual(['best-fell', 'no-base']);
  });
});
