import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { account, facts, headSha, push } from '../../../test/support/facts.ts';
import { family, type Given, judged, rule, waiver } from '../../../test/support/judging.ts';
import { roster } from '../../../test/support/people.ts';
import { effectivePolicy } from '../../../test/support/policy.ts';
import type { Emergency } from '../policy/waiver.ts';
import { judge } from './judge.ts';
import { outcomes } from './outcome.ts';

describe('the truth table', () => {
  test.each([
    ['pass', 'success'],
    ['fail', 'failure'],
    ['waiting', null],
    ['not-applicable', 'success'],
    ['undetermined', 'failure'],
  ] as const)('a blocking family that answers %s concludes %s', (outcome, conclusion) => {
    expect(judged({ rules: [rule('a/one', outcome)] })).toMatchObject({ outcome, conclusion });
  });

  const severity = ['fail', 'undetermined', 'waiting', 'pass', 'not-applicable'] as const;
  const pairs = severity.flatMap((one) => severity.map((other) => [one, other] as const));
  test.each(pairs)('%s beside %s is worth the worse of both, in one family and in two', (one, other) => {
    const worse = severity[Math.min(severity.indexOf(one), severity.indexOf(other))];
    const settled = one === 'fail' || other === 'fail' || one === 'undetermined' || other === 'undetermined';
    const conclusion = settled ? 'failure' : one === 'waiting' || other === 'waiting' ? null : 'success';
    const together = judged({ rules: [rule('a/one', one), rule('a/two', other)] });
    const apart = judged({ rules: [rule('a/one', one), rule('b/two', other)] });
    expect(together).toMatchObject({ outcome: worse, conclusion, families: [{ outcome: worse }] });
    expect(apart).toMatchObject({ outcome: worse, conclusion, families: [{ outcome: one }, { outcome: other }] });
  });

  test.each(['warn', 'observe'] as const)('a family that is only to %s holds nothing', (enforcement) => {
    const verdict = judged({ rules: [rule('a/one', 'fail')], families: [family('a', enforcement)] });
    expect(verdict).toMatchObject({
      outcome: 'not-applicable',
      conclusion: 'success',
      families: [{ outcome: 'fail' }],
    });
  });

  test('a family that is not built is named and holds nothing', () => {
    const verdict = judged({ families: [family('coverage', 'block', false)] });
    expect(verdict).toMatchObject({ conclusion: 'success', families: [{ built: false, outcome: 'not-applicable' }] });
  });

  test('a family that the policy takes for built and no rule judges holds', () => {
    expect(judged({ families: [family('a')] })).toMatchObject({ outcome: 'undetermined', conclusion: 'failure' });
  });

  test('nothing ever concludes as neutral or skipped, and success means that nothing holds', () => {
    const some = fc.array(fc.constantFrom(...severity), { maxLength: 6 });
    fc.assert(
      fc.property(some, (answers) => {
        const verdict = judged({ rules: answers.map((answer, index) => rule(`f${index % 3}/r${index}`, answer)) });
        const held = answers.some((answer) => answer === 'fail' || answer === 'waiting' || answer === 'undetermined');
        expect(verdict.conclusion === 'success').toBe(!held);
        expect(outcomes).toContain(verdict.outcome);
      }),
    );
  });
});

describe('who must act', () => {
  const client = rule('a/one', { outcome: 'undetermined', clientMustAct: true });

  test('what only the client can repair asks for an action', () => {
    expect(judged({ rules: [client] }).conclusion).toBe('action_required');
    expect(judged({ rules: [client, rule('b/two', 'waiting')] }).conclusion).toBe('action_required');
  });

  test('anything else that fails is a failure', () => {
    expect(judged({ rules: [client, rule('b/two', 'fail')] }).conclusion).toBe('failure');
  });

  test('refusals of the repository file hold a gate where all is well', () => {
    const refusals = [{ layer: 'repository', reason: { key: 'loosens', values: {} } }] as const;
    const policy = effectivePolicy({ families: [family('a')], refusals });
    const rest = { roster: roster(), waivers: [], emergency: null };
    const verdict = judge({ rules: [rule('a/one', 'pass')], facts: facts(), policy, ...rest });
    expect(verdict).toMatchObject({ outcome: 'fail', conclusion: 'failure' });
  });
});

describe('what a rule sees', () => {
  test('nothing that it did not declare', () => {
    const seen: string[] = [];
    const spy = rule('a/one', 'pass', {
      needs: ['commits'],
      mayNeed: ['files'],
      check: (given) => {
        seen.push(...Object.keys(given));
        return { outcome: 'pass', reasons: [] };
      },
    });
    judged({ rules: [spy] });
    expect(seen.toSorted()).toEqual(['change', 'commits', 'files', 'judgedAt', 'people', 'repository']);
  });

  test('a needed piece that could not be read is not verifiable, and the rule is not asked', () => {
    const asked = rule('a/one', 'pass', { needs: ['reviews'] });
    const verdict = judged({ rules: [asked], told: { unread: ['reviews'] } });
    expect(verdict).toMatchObject({ outcome: 'undetermined', conclusion: 'failure' });
  });

  test('an optional piece that the settings do not call for hurts nobody', () => {
    const asked = rule('a/one', 'pass', { mayNeed: ['files'], uses: () => [] });
    expect(judged({ rules: [asked], told: { unread: ['files'] } }).outcome).toBe('pass');
  });

  test('an optional piece comes with its problem', () => {
    const asked = rule('a/one', 'pass', {
      mayNeed: ['files'],
      check: ({ files }) => ({ outcome: 'known' in files && files.known ? 'pass' : 'fail', reasons: [] }),
    });
    expect(judged({ rules: [asked] }).outcome).toBe('pass');
    expect(judged({ rules: [asked], told: { unread: ['files'] } }).outcome).toBe('fail');
  });

  test('a rule that throws is not verifiable and sinks nobody else', () => {
    const broken = rule('a/one', 'pass', {
      check: () => {
        throw new Error('secret stack');
      },
    });
    const verdict = judged({ rules: [broken, rule('b/two', 'pass')] });
    expect(verdict.families.map(({ outcome }) => outcome)).toEqual(['undetermined', 'pass']);
    expect(JSON.stringify(verdict)).not.toContain('secret stack');
    expect(verdict.families[0]?.rules[0]?.engineReasons).toEqual([{ key: 'rule-crashed', values: { rule: 'a/one' } }]);
  });

  test('a rule that is not asked is left out', () => {
    expect(judged({ rules: [rule('a/one', 'fail', { isAsked: () => false })] }).families[0]?.rules).toEqual([]);
  });

  test('a rule that cannot tell whether it is asked is asked', () => {
    const confused = rule('a/one', 'fail', {
      isAsked: () => {
        throw new Error('x');
      },
    });
    expect(judged({ rules: [confused] }).outcome).toBe('fail');
  });
});

describe('an emergency', () => {
  const declared: Emergency = {
    head: headSha,
    baseRef: 'main',
    reason: 'site down',
    by: ['claire-cto'],
    until: '2026-10-15T10:00:00Z',
  };
  const failing = [rule('a/one', 'fail')];

  test('turns its head green and is visible', () => {
    expect(judged({ rules: failing, emergency: declared })).toMatchObject({
      outcome: 'waived',
      conclusion: 'success',
      emergency: declared,
      families: [{ outcome: 'fail' }],
    });
  });

  test.each([
    ['another head', { head: 'f'.repeat(40) }],
    ['another target branch', { baseRef: 'release' }],
    ['a moment that is over', { until: '2026-10-14T10:00:00Z' }],
  ])('covers nothing for %s', (_, more) => {
    const verdict = judged({ rules: failing, emergency: { ...declared, ...more } });
    expect(verdict).toMatchObject({ outcome: 'fail', conclusion: 'failure', emergency: null });
  });
});

describe('the time', () => {
  test('of the next change is the earliest one that is still to come', () => {
    const rules = [
      rule('a/one', { outcome: 'waiting', changesAt: '2026-10-20T00:00:00Z' }),
      rule('a/two', { outcome: 'waiting', changesAt: '2026-10-01T00:00:00Z' }),
      rule('b/three', 'fail'),
    ];
    expect(judged({ rules }).changesAt).toBe('2026-10-20T00:00:00.000Z');
    const waivers = [waiver('b', { expires: '2026-10-16T00:00:00+02:00' })];
    expect(judged({ rules, waivers }).changesAt).toBe('2026-10-15T22:00:00.000Z');
  });

  test('is unknown when nothing changes by itself', () => {
    expect(judged({ rules: [rule('a/one', 'fail')] }).changesAt).toBeNull();
  });

  test('waited is counted from the recorded push of the head, else from the opening', () => {
    const rules = [rule('a/one', { outcome: 'waiting', waitsFor: [{ term: 'role.cto' }, { term: 'role.cto' }] })];
    expect(judged({ rules }).waits).toEqual({ for: [{ term: 'role.cto' }], since: '2026-10-13T08:00:00Z' });
    const recorded = { pushes: [push(headSha, account('an-karim'))] };
    expect(judged({ rules, told: { recorded } }).waits?.since).toBe('2026-10-14T08:00:00Z');
  });
});

describe('the digest', () => {
  const reads = rule('a/one', 'pass', { needs: ['reviews'] });
  const digest = (given: Given = {}): string => judged({ rules: [reads], ...given }).digest;

  test('is the same for the same facts', () => {
    expect(digest()).toBe(digest());
    expect(digest()).toMatch(/^[0-9a-f]{64}$/);
  });

  test('follows what a rule reads and nothing else', () => {
    expect(digest({ told: { unread: ['reviews'] } })).not.toBe(digest());
    expect(digest({ told: { deployments: [{ environment: 'p', head: 'x', state: 'success' }] } })).toBe(digest());
    expect(digest({ told: { judgedAt: '2026-10-14T11:00:00Z' } })).toBe(digest());
  });

  test('does not follow waivers that match nothing', () => {
    expect(digest({ waivers: [waiver('zzz')] })).toBe(digest());
    const failing = { rules: [rule('a/one', 'fail')] };
    expect(digest({ ...failing, waivers: [waiver('a')] })).not.toBe(digest(failing));
  });
});
