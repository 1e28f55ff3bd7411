import { expect, test } from 'vitest';

import { judged } from '../support/approvals.ts';
import { account, review } from '../support/facts.ts';
import { directory } from '../support/people.ts';
import { stateOf } from '../support/state-of.ts';

test('somebody who took over the login of a client approves nothing', () => {
  const taker = { ...account('claire-cto'), id: 999_999_999 };
  expect(judged({ reviews: [review(taker, 'approved')] })).toMatchObject({
    outcome: 'waiting',
    notCounted: { 'claire-cto': 'vendor' },
  });
});

test('a name of the policy that now belongs to another account is not verifiable', () => {
  const replaced = { ...directory(), users: new Map([['an-karim', { state: 'replaced' } as const]]) };
  expect(stateOf({ author: { users: ['an-karim'] } }, { directory: replaced })).toBe('unknown');
});

test('somebody who took over the login of an update bot is no bot', () => {
  const taker = { ...account('dependabot[bot]'), id: 999_999_999 };
  expect(stateOf({ author: 'bots' }, { change: { author: taker } })).toBe('no');
});
