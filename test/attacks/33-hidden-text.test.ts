import { expect, test } from 'vitest';

import { pullRequestHiddenText } from '../../src/engine/rules/pull-request-hidden-text/rule.ts';
import { checkRun } from '../../src/engine/surfaces/check-run/surface.ts';
import { commit, type Told } from '../support/facts.ts';
import { judged } from '../support/judging.ts';

const rules = [pullRequestHiddenText];

const tricks: readonly (readonly [string, Told])[] = [
  ['a path that reads backwards', { files: ['src/\u202Etxt.exe'] }],
  ['a path with a letter of another alphabet', { files: ['src/p\u0430yment/pay.ts'] }],
  ['a path with an invisible letter', { files: ['src/pay\u200Bment/pay.ts'] }],
  ['two paths that only letter case tells apart', { files: ['src/Pay.ts', 'src/pay.ts'] }],
  ['a title with hidden tags', { change: { title: 'fix\u{E0068}\u{E0069}' } }],
  ['a description that turns around', { change: { body: 'safe \u2066evil\u2069' } }],
  ['a commit message with a Hangul filler', { commits: [commit('c1', 'an-karim', { message: 'fix\u3164' })] }],
];

test.each(tricks)('%s is a finding, and the page shows what hides', (_, told) => {
  const verdict = judged({ rules, told });
  expect(verdict.conclusion).toBe('failure');
  const page = checkRun.render(
    { kind: 'judged', verdict, number: 1, preview: false, others: [] },
    { language: 'en', timezone: 'UTC' },
  );
  expect(`${page.title}${page.summary}${page.text}`).not.toMatch(/[\p{Cf}\u3164]/u);
});

test('what could not be read is not taken for clean', () => {
  expect(judged({ rules, told: { unread: ['files'] } }).conclusion).toBe('failure');
});
