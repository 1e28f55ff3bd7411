import { expect, test } from 'vitest';

import { conclusionOf, type Judged, together } from './judgement.ts';
import type { FamilyVerdict, Outcome, Verdict } from './verdict.ts';

function judged(number: number, outcome: Outcome): Judged {
  const family: FamilyVerdict = { family: 'a', enforcement: 'block', built: true, outcome, rules: [] };
  const conclusion =
    outcome === 'waiting' ? null : outcome === 'fail' || outcome === 'undetermined' ? 'failure' : 'success';
  const verdict: Verdict = {
    outcome,
    conclusion,
    families: [family],
    refusals: [],
    emergency: null,
    head: 'h',
    base: 'main',
    waits: null,
    policyDigest: '',
    digest: '',
    changesAt: null,
  };
  return { kind: 'judged', verdict, number, preview: false, others: [] };
}

test.each([
  [['pass', 'fail'], 2],
  [['fail', 'pass'], 1],
  [['waiting', 'undetermined'], 2],
  [['waiting', 'pass'], 1],
  [['waived', 'pass'], 1],
] as const)('of pull requests with one head that answer %j, the worse counts', ([one, other], number) => {
  const both = together([judged(1, one), judged(2, other)]);
  expect(both.number).toBe(number);
  expect(both.others).toEqual([3 - number]);
});

test('a verdict alone names no other pull request', () => {
  expect(together([judged(1, 'pass')]).others).toEqual([]);
});

test('no obstacle opens the gate', () => {
  const where = { head: 'h', base: 'main' };
  const problem = { key: 'forge-failing', values: {} };
  expect(conclusionOf({ ...where, kind: 'policy-broken', refusals: [] })).toBe('action_required');
  expect(conclusionOf({ ...where, kind: 'change-unreadable', problem })).toBe('failure');
  for (const state of ['missing', 'unreadable', 'unconfirmed'] as const) {
    const obstacle = {
      ...where,
      kind: 'control-repository',
      state,
      repository: 'acme/.garde-fou',
      status: null,
    } as const;
    expect(conclusionOf(obstacle)).toBe('failure');
  }
});
