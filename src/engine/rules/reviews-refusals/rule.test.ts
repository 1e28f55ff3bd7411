import { describe, expect, test } from 'vitest';

import { ask } from '../../../../test/support/ask.ts';
import { account, comment, facts, review, type Told } from '../../../../test/support/facts.ts';
import { reviewsRefusals } from './rule.ts';

const permissions = new Map(
  ['sophie-petit', 'claire-cto', 'an-lea'].map((login) => [account(login).id, 'write' as const]),
);
const early = { submitted: '2026-10-14T08:00:00Z' };
const refused = review('sophie-petit', 'changes-requested', early);

function outcomeOf(told: Told, settings = {}): string {
  return ask(reviewsRefusals, { settings, facts: facts({ permissions, ...told }) }).outcome;
}

describe('"changes requested"', () => {
  test.each<[string, Told, string]>([
    ['by a client refuses', { reviews: [refused] }, 'fail'],
    ['outlives a push', { reviews: [review('sophie-petit', 'changes-requested', { commit: 'c'.repeat(40) })] }, 'fail'],
    ['ends when that person approves', { reviews: [refused, review('sophie-petit', 'approved')] }, 'pass'],
    ['does not end when somebody else approves', { reviews: [refused, review('claire-cto', 'approved')] }, 'fail'],
    ['does not end with a plain comment', { reviews: [refused, review('sophie-petit', 'commented')] }, 'fail'],
    [
      'overrides an earlier approval',
      { reviews: [review('sophie-petit', 'approved', early), review('sophie-petit', 'changes-requested')] },
      'fail',
    ],
    [
      'wins over an approval of the same second',
      { reviews: [refused, review('sophie-petit', 'approved', early)] },
      'fail',
    ],
    [
      'ends when a client dismisses it',
      {
        reviews: [
          review('sophie-petit', 'dismissed', {
            dismissedBy: account('claire-cto'),
            dismissedFrom: 'changes-requested',
          }),
        ],
      },
      'pass',
    ],
    [
      'does not end when a vendor dismisses it',
      {
        reviews: [
          review('sophie-petit', 'dismissed', { dismissedBy: account('an-karim'), dismissedFrom: 'changes-requested' }),
        ],
      },
      'fail',
    ],
    [
      'may be what a review said that a vendor dismissed',
      { reviews: [review('sophie-petit', 'dismissed', { dismissedBy: account('an-karim') })] },
      'fail',
    ],
    [
      'is not what an approval said that a vendor dismissed',
      {
        reviews: [review('sophie-petit', 'dismissed', { dismissedBy: account('an-karim'), dismissedFrom: 'approved' })],
      },
      'pass',
    ],
    [
      'cannot be excluded when nobody knows anything of a dismissal',
      { reviews: [review('sophie-petit', 'dismissed')] },
      'waiting',
    ],
    ['by a vendor holds nothing', { reviews: [review('an-lea', 'changes-requested')] }, 'pass'],
    ['without write permission holds nothing', { reviews: [review('paul-martin', 'changes-requested')] }, 'pass'],
    ['by nobody passes', {}, 'pass'],
  ])('%s', (_, told, outcome) => {
    expect(outcomeOf(told)).toBe(outcome);
  });

  test('ends with an approving comment where the policy takes one, unless it was edited', () => {
    const settings = { 'approve-by': { comment: ['LGTM'] } };
    expect(outcomeOf({ reviews: [refused], comments: [comment('sophie-petit', 'LGTM')] }, settings)).toBe('pass');
    expect(
      outcomeOf({ reviews: [refused], comments: [comment('sophie-petit', 'LGTM', { edited: true })] }, settings),
    ).toBe('fail');
  });

  test.each(['reviews', 'comments', 'permissions'] as const)('cannot be excluded without %s', (piece) => {
    expect(outcomeOf({ unread: [piece] })).toBe('undetermined');
  });
});
