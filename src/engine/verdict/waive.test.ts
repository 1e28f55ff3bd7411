import { describe, expect, test } from 'vitest';

import { judged, rule, waiver } from '../../../test/support/judging.ts';
import type { Reason } from '../facts/reason.ts';
import type { Waiver } from '../policy/waiver.ts';

function at(path: string): Reason {
  return { key: 'why', values: {}, at: { path } };
}

function found(fingerprint: string): Reason {
  return { key: 'why', values: {}, fingerprint };
}

function paths(...given: readonly string[]): Pick<Waiver, 'scope'> {
  return { scope: { ...waiver('x').scope, paths: given } };
}

describe('waivers', () => {
  const failing = rule('a/one', { outcome: 'fail', reasons: [at('src/a.ts'), at('docs/b.md')] });

  test.each(['a', 'a/one'])('one of %s turns what holds into waived, which stays visible', (waives) => {
    const verdict = judged({ rules: [failing], waivers: [waiver(waives)] });
    expect(verdict).toMatchObject({ outcome: 'waived', conclusion: 'success' });
    expect(verdict.families[0]?.rules[0]).toMatchObject({ outcome: 'waived', waivedBy: [{ id: waives }] });
    expect(verdict.families[0]?.rules[0]?.reasons).toHaveLength(2);
  });

  test('one of another rule covers nothing', () => {
    expect(judged({ rules: [failing], waivers: [waiver('a/two'), waiver('aa')] }).outcome).toBe('fail');
  });

  test('what passes is not waived', () => {
    expect(judged({ rules: [rule('a/one', 'pass')], waivers: [waiver('a')] }).outcome).toBe('pass');
  });

  test.each([['a'], ['a/one']])('the policy’s never: %s wins', (never) => {
    expect(judged({ rules: [failing], waivers: [waiver('a')], never: [never] }).outcome).toBe('fail');
  });

  test('one for some paths covers findings there and no others', () => {
    expect(judged({ rules: [failing], waivers: [waiver('a', paths('src/**'))] }).outcome).toBe('fail');
    expect(judged({ rules: [failing], waivers: [waiver('a', paths('src/**', 'docs/**'))] }).outcome).toBe('waived');
  });

  test('one for some paths does not cover what has no place', () => {
    const vague = rule('a/one', { outcome: 'fail', reasons: [{ key: 'why', values: {} }] });
    expect(judged({ rules: [vague], waivers: [waiver('a', paths('**'))] }).outcome).toBe('fail');
  });

  test('each finding can be waived by its fingerprint, and all of them have to be', () => {
    const two = rule('a/one', { outcome: 'fail', reasons: [found('f1'), found('f2')] });
    expect(judged({ rules: [two], waivers: [waiver('f1')] }).outcome).toBe('fail');
    expect(judged({ rules: [two], waivers: [waiver('f1'), waiver('f2')] }).outcome).toBe('waived');
  });

  test('the findings that are waived are told apart from those that still hold', () => {
    const two = rule('a/one', { outcome: 'fail', reasons: [found('f1'), found('f2')] });
    const verdict = judged({ rules: [two], waivers: [waiver('f1')] });
    expect(verdict.families[0]?.rules).toMatchObject([
      { outcome: 'fail', reasons: [{ fingerprint: 'f2' }], waivedBy: [] },
      { outcome: 'waived', reasons: [{ fingerprint: 'f1' }], waivedBy: [{ id: 'f1' }] },
    ]);
  });

  test('what could not be read is waived only as a whole rule', () => {
    const blind = rule('a/one', 'pass', { needs: ['files'] });
    const told = { unread: ['files'] } as const;
    expect(judged({ rules: [blind], told, waivers: [waiver('a', paths('**'))] }).outcome).toBe('undetermined');
    expect(judged({ rules: [blind], told, waivers: [waiver('a/one')] }).outcome).toBe('waived');
  });
});
