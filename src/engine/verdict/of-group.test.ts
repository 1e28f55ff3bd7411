import { describe, expect, test } from 'vitest';

import { family, judged, rule } from '../../../test/support/judging.ts';
import type { AnswerOutcome } from '../rules/rule.ts';
import { verdictOfGroup } from './of-group.ts';

const member = judged({ rules: [rule('coverage/patch', 'pass'), rule('reviews/requirements', 'pass')] });
const own = (outcome: AnswerOutcome) => judged({ rules: [rule('coverage/patch', outcome)] });

describe('a merge group whose pull requests are in order', () => {
  test.each([
    ['pass', 'pass', 'success'],
    ['fail', 'fail', 'failure'],
    ['undetermined', 'undetermined', 'failure'],
    ['waiting', 'waiting', null],
    ['not-applicable', 'pass', 'success'],
  ] as const)('is worth what was measured of itself: %s', (measured, outcome, conclusion) => {
    const verdict = verdictOfGroup(member, own(measured));
    expect(verdict).toMatchObject({ outcome, conclusion });
    expect(verdict.families.map((one) => [one.family, one.outcome])).toEqual([
      ['coverage', measured],
      ['reviews', 'pass'],
    ]);
  });

  test('is held by a family that its strictest pull request was not asked about', () => {
    const reviewed = judged({ rules: [rule('reviews/requirements', 'pass')] });
    expect(verdictOfGroup(reviewed, own('fail'))).toMatchObject({ conclusion: 'failure' });
  });

  test('is not held by what is only to warn', () => {
    const warned = judged({ rules: [rule('coverage/patch', 'fail')], families: [family('coverage', 'warn')] });
    expect(verdictOfGroup(member, warned)).toMatchObject({ conclusion: 'success' });
  });
});
