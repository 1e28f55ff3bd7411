import { describe, expect, test } from 'vitest';

import { judged, rule } from '../../../../test/support/judging.ts';
import type { Reason } from '../../facts/reason.ts';
import type { Judgement } from '../../verdict/judgement.ts';
import { comment } from '../comment/surface.ts';
import { terminal } from '../terminal/surface.ts';
import { checkRun, LONGEST_PAGE } from './surface.ts';

const reader = { language: 'fr', timezone: 'Europe/Paris' } as const;
const hostile = '@everyone <img src=x> [a](https://evil.example) #1 `b` | \u202E'.repeat(20);

function many(count: number): Judgement {
  const reasons = Array.from({ length: count }, (_, index): Reason => ({
    key: hostile,
    values: {},
    at: { path: `src/${index}.ts`, line: index + 1 },
  }));
  const rules = ['a', 'b', 'c'].map((name) => rule(`${name}/one`, { outcome: 'fail', reasons }));
  return { kind: 'judged', verdict: judged({ rules }), number: 1, preview: false, others: [] };
}

describe('a verdict with thousands of findings', () => {
  const page = checkRun.render(many(3000), reader);

  test('fits into what GitHub takes and says what was left out', () => {
    expect(page.title.length).toBeLessThanOrEqual(255);
    expect(page.summary.length).toBeLessThanOrEqual(LONGEST_PAGE);
    expect(page.text.length).toBeLessThanOrEqual(LONGEST_PAGE);
    expect(page.text).toMatch(/8\u202F\d{3} autres points n’ont pas été repris/);
    expect(comment.render(many(3000), reader).length).toBeLessThan(65_536);
  });

  test('keeps every finding as an annotation', () => {
    expect(page.annotations).toHaveLength(9000);
    expect(page.annotations[4]).toMatchObject({ path: 'src/4.ts', startLine: 5, endLine: 5, level: 'failure' });
  });
});

test('the longest title is cut to what GitHub takes', () => {
  const rules = [rule('a/one', { outcome: 'waiting', waitsFor: Array.from({ length: 9 }, () => hostile) })];
  const { title } = checkRun.render(
    { ...many(0), kind: 'judged', verdict: judged({ rules }), number: 1, preview: true, others: [] },
    reader,
  );
  expect(title.length).toBeLessThanOrEqual(255);
  expect(title).not.toContain('\u202E');
});

function groupPage(group: Extract<Judgement, { kind: 'judged' }>['group'], outcome: 'pass' | 'fail' = 'pass') {
  const verdict = judged({ rules: [rule('coverage/patch', outcome)] });
  const judgement = { kind: 'judged', verdict, number: 7, preview: false, others: [] } as const;
  return checkRun.render(group === undefined ? judgement : { ...judgement, group }, { ...reader, language: 'en' });
}

describe('the page of a merge group', () => {
  test('names its pull requests and what it was judged by', () => {
    const { summary } = groupPage({ members: [7, 9], evidence: 'own', heldBy: null });
    expect(summary).toContain('it holds 2: #7 and #9.');
    expect(summary).toContain('by what was measured of the group itself');
    expect(groupPage({ members: [7], evidence: 'members', heldBy: null }).summary).toContain(
      'Add the trigger `merge_group`',
    );
  });

  test('names the pull request that holds it, and only that one’s commit in commands', () => {
    const held = groupPage({ members: [7, 9], evidence: null, heldBy: 'member' }, 'fail');
    expect(held.summary).toContain('What holds it is #7.');
    expect(held.text).toContain('/garde-fou waive');
    const own = groupPage({ members: [7, 9], evidence: 'own', heldBy: 'group' }, 'fail');
    expect(own.text).toContain('given in its pull requests');
    expect(own.text).not.toContain('/garde-fou waive');
  });

  test('begins with the group', () => {
    const group = { members: [7], evidence: 'own', heldBy: null } as const;
    expect(groupPage(group).summary).toContain('this merge group may be merged');
    expect(groupPage(group, 'fail').summary).toContain('This merge group cannot be merged');
  });

  test('says nothing of groups about a pull request', () => {
    expect(groupPage(undefined).summary).not.toContain('merge group');
  });
});

test('a finding without a line stands on the first one, and one of a warning is a warning', () => {
  const found = rule('a/one', { outcome: 'fail', reasons: [{ key: 'why', values: {}, at: { path: 'a.ts' } }] });
  const families = [{ family: 'a', enforcement: 'warn', built: true, settings: {} }] as const;
  const verdict = judged({ rules: [found], families });
  const { annotations } = checkRun.render({ kind: 'judged', verdict, number: 1, preview: false, others: [] }, reader);
  expect(annotations).toMatchObject([{ path: 'a.ts', startLine: 1, level: 'warning', message: 'Parce que.' }]);
});

test('what is only told beside an answer holds nothing: it is no point to see, and no cross stands before it', () => {
  const at = { path: 'a.ts', line: 3 };
  const reasons: readonly Reason[] = [
    { key: 'why', values: {}, at, isAside: true },
    { key: 'why', values: {} },
  ];
  const verdict = judged({ rules: [rule('a/one', { outcome: 'fail', reasons })] });
  const judgement = { kind: 'judged', verdict, number: 1, preview: false, others: [] } as const;
  const { summary, annotations } = checkRun.render(judgement, reader);
  expect(summary).toContain('| 1 |');
  expect(annotations).toEqual([]);
  const lines = terminal.render(judgement, reader).split('\n');
  expect(lines.filter((line) => line.includes('Parce que'))).toEqual(['  · Parce que. (a.ts:3)', '  ✗ Parce que.']);
});

describe('an answer with figures and marks', () => {
  const tables = [{ title: 'why', columns: ['why', 'why'], rows: [[hostile, { percent: 7999 }]], more: 12 }] as const;
  const marks: readonly Reason[] = [{ key: 'why', values: {}, at: { path: 'a.ts', line: 3, endLine: 7 } }];
  const shown = (outcome: 'fail' | 'pass') => {
    const verdict = judged({
      rules: [rule('a/one', { outcome, reasons: [{ key: 'why', values: {} }], tables, marks })],
    });
    return checkRun.render({ kind: 'judged', verdict, number: 1, preview: false, others: [] }, reader);
  };

  test('marks its lines as a failure where it holds, and as a notice where it does not', () => {
    expect(shown('fail').annotations).toMatchObject([{ path: 'a.ts', startLine: 3, endLine: 7, level: 'failure' }]);
    expect(shown('pass').annotations).toMatchObject([{ path: 'a.ts', startLine: 3, endLine: 7, level: 'notice' }]);
    expect(shown('fail').text.match(/Parce que/g)).toHaveLength(4);
  });

  test('shows its table with percentages of the language and says how many rows are left out', () => {
    const { text } = shown('pass');
    expect(text).toMatch(/\| 79,99\s%\s\|/u);
    expect(text).toContain('12 lignes de plus ne sont pas montrées.');
  });

  test('lets no cell break out of its table', () => {
    const row =
      shown('fail')
        .text.split('\n')
        .find((line) => line.includes('evil.example')) ?? '';
    expect(row.startsWith('| ')).toBe(true);
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(3);
  });
});

test('a title tells deliveries, which must all come, apart from roles, of which one is enough', () => {
  const waitsFor = ['unit', { term: 'role.product' }, 'e2e', { term: 'role.cto' }];
  const verdict = judged({ rules: [rule('a/one', { outcome: 'waiting', waitsFor })] });
  const { title } = checkRun.render(
    { kind: 'judged', verdict, number: 1, preview: false, others: [] },
    { language: 'en', timezone: 'UTC' },
  );
  expect(title).toMatch(/^Waiting for unit, e2e and product or CTO, since /);
});
