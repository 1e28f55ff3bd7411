import { describe, expect, test } from 'vitest';

import { judged } from '../../../../test/support/approvals.ts';
import {
  account,
  baseSha,
  commit,
  headSha,
  push,
  review,
  signedAs,
  type Told,
} from '../../../../test/support/facts.ts';

const pushed = [push(headSha, 'an-karim')];

describe('an approval does not count, and the answer says why', () => {
  const older = 'c'.repeat(40);
  const different = new Map([
    [older, 'patch-1'],
    [headSha, 'patch-2'],
  ]);
  const same = new Map([
    [older, 'patch-1'],
    [headSha, 'patch-1'],
  ]);
  test.each<[string, Told, Record<string, string>]>([
    ['of a vendor', { reviews: [review('an-lea', 'approved')] }, { 'an-lea': 'vendor' }],
    ['of somebody in no role', { reviews: [review('a-stranger', 'approved')] }, { 'a-stranger': 'vendor' }],
    [
      'of the author',
      { change: { author: account('sophie-petit') }, commits: [], reviews: [review('sophie-petit', 'approved')] },
      { 'sophie-petit': 'author' },
    ],
    [
      'of a commit author',
      { commits: [commit(headSha, 'sophie-petit')], reviews: [review('sophie-petit', 'approved')] },
      { 'sophie-petit': 'contributor' },
    ],
    [
      'of a committer',
      {
        commits: [commit(headSha, 'an-karim', { committer: signedAs('sophie-petit') })],
        reviews: [review('sophie-petit', 'approved')],
      },
      { 'sophie-petit': 'contributor' },
    ],
    [
      'of a pusher',
      { recorded: { pushes: [push(headSha, 'sophie-petit')] }, reviews: [review('sophie-petit', 'approved')] },
      { 'sophie-petit': 'contributor' },
    ],
    [
      'of somebody who pushed a head that was thrown away since',
      {
        recorded: { pushes: [push('gone', 'sophie-petit', '2026-10-14T07:00:00Z'), ...pushed] },
        reviews: [review('sophie-petit', 'approved')],
      },
      { 'sophie-petit': 'contributor' },
    ],
    [
      'of a co-author',
      {
        commits: [commit(headSha, 'an-karim', { coAuthors: [signedAs('sophie-petit')] })],
        reviews: [review('sophie-petit', 'approved')],
      },
      { 'sophie-petit': 'contributor' },
    ],
    [
      'of the author of a merged-in side branch, behind a second parent',
      {
        commits: [
          commit(headSha, 'an-karim', { parents: ['a1', 'b1'] }),
          commit('a1', 'an-karim'),
          commit('b1', 'sophie-petit'),
        ],
        reviews: [review('sophie-petit', 'approved')],
      },
      { 'sophie-petit': 'contributor' },
    ],
    [
      'of whoever merged the target by hand',
      {
        commits: [
          commit(headSha, 'sophie-petit', { parents: ['a1', baseSha], updateMerge: 'changed' }),
          commit('a1', 'an-karim'),
        ],
        reviews: [review('sophie-petit', 'approved')],
      },
      { 'sophie-petit': 'contributor' },
    ],
    [
      'of an older commit with another patch',
      { reviews: [review('sophie-petit', 'approved', { commit: older })], recorded: { patches: different } },
      { 'sophie-petit': 'other-commit' },
    ],
    [
      'of an older commit whose patch nobody recorded',
      { reviews: [review('sophie-petit', 'approved', { commit: older })] },
      { 'sophie-petit': 'other-commit' },
    ],
    [
      'of an identical patch, when the target is not protected',
      {
        repository: { baseProtected: false },
        reviews: [review('sophie-petit', 'approved', { commit: older })],
        recorded: { patches: same },
      },
      { 'sophie-petit': 'other-commit' },
    ],
    [
      'given before the target branch changed',
      {
        reviews: [review('sophie-petit', 'approved')],
        recorded: { baseChanges: [{ at: '2026-10-14T09:00:00Z', from: 'playground', to: 'main' }] },
      },
      { 'sophie-petit': 'base-changed' },
    ],
    [
      'recorded for another target branch',
      {
        reviews: [review('sophie-petit', 'approved', { id: '7' })],
        recorded: { approvals: new Map([['7', { head: headSha, baseRef: 'playground', patch: null }]]) },
      },
      { 'sophie-petit': 'base-changed' },
    ],
    [
      'of the same head, whose patch is another one since the merge base moved',
      {
        reviews: [review('sophie-petit', 'approved', { id: '7' })],
        recorded: {
          approvals: new Map([['7', { head: headSha, baseRef: 'main', patch: 'patch-1' }]]),
          patches: new Map([[headSha, 'patch-2']]),
        },
      },
      { 'sophie-petit': 'merge-base-changed' },
    ],
    [
      'of a commit that GitHub no longer knows',
      { reviews: [review('sophie-petit', 'approved', { commit: null })] },
      { 'sophie-petit': 'unknown-commit' },
    ],
    [
      'that was dismissed',
      { reviews: [review('sophie-petit', 'dismissed', { dismissedFrom: 'approved' })] },
      { 'sophie-petit': 'dismissed' },
    ],
    [
      'that a dismissed later one had replaced: the older one does not revive',
      {
        reviews: [
          review('sophie-petit', 'approved', { id: '1', submitted: '2026-10-14T08:30:00Z' }),
          review('sophie-petit', 'dismissed', { id: '2', dismissedFrom: 'approved' }),
        ],
      },
      { 'sophie-petit': 'dismissed' },
    ],
    [
      'once the same person asks for changes',
      {
        reviews: [
          review('sophie-petit', 'approved', { submitted: '2026-10-14T08:30:00Z' }),
          review('sophie-petit', 'changes-requested'),
        ],
      },
      { 'sophie-petit': 'superseded' },
    ],
    [
      'with read permission only',
      {
        permissions: new Map([[account('paul-martin').id, 'read']]),
        reviews: [review('paul-martin', 'approved')],
      },
      { 'paul-martin': 'no-write-permission' },
    ],
    [
      'with a permission that is unknown',
      { permissions: new Map(), reviews: [review('sophie-petit', 'approved')] },
      { 'sophie-petit': 'no-write-permission' },
    ],
    [
      'of a client whom the requirement does not name',
      { reviews: [review('marie-durand', 'approved')] },
      { 'marie-durand': 'outside' },
    ],
  ])('%s', (_, told, notCounted) => {
    expect(judged(told)).toMatchObject({ outcome: 'waiting', counted: [], notCounted });
  });
});
