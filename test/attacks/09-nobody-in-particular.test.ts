import { expect, test } from 'vitest';

import { judged } from '../support/approvals.ts';
import { account, commit, headSha, push, review } from '../support/facts.ts';
import { stateOf } from '../support/state-of.ts';

test.each(['github-actions[bot]', 'a-fresh-account', 'an-lea'])('an approval by %s counts for nothing', (login) => {
  expect(judged({ reviews: [review(login, 'approved')] })).toMatchObject({
    outcome: 'waiting',
    notCounted: { [login]: 'vendor' },
  });
});

test('an approval by a deleted account counts for nothing', () => {
  expect(judged({ reviews: [review(null, 'approved')] }).outcome).toBe('waiting');
});

test.each([
  ['a commit', { commits: [commit(headSha, 'claire-cto', { parents: ['a1'] }), commit('a1', 'a-fresh-account')] }],
  ['a push', { commits: [commit(headSha, 'claire-cto')], recorded: { pushes: [push(headSha, 'an-karim')] } }],
  ['an e-mail of nobody', { commits: [commit(headSha, null)] }],
])('%s of a supplier on a client’s pull request makes it the supplier’s', (_, told) => {
  const facts = {
    change: { author: account('claire-cto') },
    recorded: { pushes: [push(headSha, 'claire-cto')] },
    ...told,
  };
  expect(stateOf({ 'any-contributor': 'vendors' }, facts)).toBe('yes');
  expect(stateOf({ 'only-contributors': 'client' }, facts)).toBe('no');
});
