import { describe, expect, test } from 'vitest';

import { judged, oneReviewer } from '../../../../test/support/approvals.ts';
import {
  baseSha,
  comment,
  commit,
  headSha,
  push,
  review,
  signedAs,
  type Told,
} from '../../../../test/support/facts.ts';

const pushed = [push(headSha, 'an-karim')];

describe('an approval counts', () => {
  const older = 'c'.repeat(40);
  const identical = new Map([
    [older, 'patch-1'],
    [headSha, 'patch-1'],
  ]);
  test.each<[string, Told]>([
    ['of the head, by a person whom the requirement names by role', { reviews: [review('sophie-petit', 'approved')] }],
    [
      'of an older commit with the identical patch, when the target is protected',
      {
        reviews: [review('sophie-petit', 'approved', { commit: older })],
        recorded: { pushes: pushed, patches: identical },
      },
    ],
    [
      'after a plain comment of the same person',
      {
        reviews: [
          review('sophie-petit', 'approved'),
          review('sophie-petit', 'commented', { submitted: '2026-10-14T09:30:00Z' }),
        ],
      },
    ],
    [
      'that takes back a refusal of the same person',
      {
        reviews: [
          review('sophie-petit', 'changes-requested', { submitted: '2026-10-14T08:30:00Z' }),
          review('sophie-petit', 'approved'),
        ],
      },
    ],
    [
      'of somebody who only clicked "Update branch"',
      {
        commits: [
          commit(headSha, 'sophie-petit', {
            parents: ['a1', baseSha],
            updateMerge: 'clean',
            committer: signedAs('web-flow'),
          }),
          commit('a1', 'an-karim'),
        ],
        recorded: { pushes: [push('a1', 'an-karim', '2026-10-14T07:00:00Z'), push(headSha, 'sophie-petit')] },
        reviews: [review('sophie-petit', 'approved')],
      },
    ],
    [
      'when an e-mail is unknown and the pusher, who stands in, is somebody else',
      { commits: [commit(headSha, null)], reviews: [review('sophie-petit', 'approved')] },
    ],
    [
      'when GitHub itself committed in its web pages',
      {
        commits: [commit(headSha, 'an-karim', { committer: signedAs('web-flow') })],
        reviews: [review('sophie-petit', 'approved')],
      },
    ],
  ])('%s', (_, told) => {
    expect(judged(told)).toMatchObject({ outcome: 'pass', counted: ['sophie-petit'], notCounted: {} });
  });
});

describe('a comment', () => {
  const ways = { ...oneReviewer, 'approve-by': { comment: ['LGTM', '👍'], 'review-body': ['Go'] } };
  const late = { created: '2026-10-14T09:00:00Z' };
  test.each<[string, Told, Record<string, unknown>]>([
    [
      'counts after the recorded push of the head',
      { comments: [comment('sophie-petit', ' lgtm\n', late)] },
      { outcome: 'pass' },
    ],
    [
      'counts as the phrase of a plain review',
      { reviews: [review('sophie-petit', 'commented', { body: 'go' })] },
      { outcome: 'pass' },
    ],
    [
      'says nothing inside a sentence',
      { comments: [comment('sophie-petit', 'I would not say LGTM', late)] },
      { outcome: 'waiting', notCounted: {} },
    ],
    [
      'says nothing in a quotation',
      { comments: [comment('sophie-petit', '> LGTM', late)] },
      { outcome: 'waiting', notCounted: {} },
    ],
    [
      'never counts once edited, and does not take back a refusal',
      { comments: [comment('sophie-petit', 'LGTM', { ...late, edited: true })] },
      { outcome: 'waiting', notCounted: { 'sophie-petit': 'edited' } },
    ],
    [
      'does not count before the push of the head',
      { comments: [comment('sophie-petit', 'LGTM', { created: '2026-10-14T07:59:00Z' })] },
      { outcome: 'waiting', notCounted: { 'sophie-petit': 'before-push' } },
    ],
    [
      'does not count in the second of the push',
      { comments: [comment('sophie-petit', 'LGTM', { created: '2026-10-14T08:00:00Z' })] },
      { outcome: 'waiting', notCounted: { 'sophie-petit': 'before-push' } },
    ],
    [
      'does not count when nobody saw the push',
      { recorded: { pushes: [] }, comments: [comment('sophie-petit', 'LGTM', late)] },
      { outcome: 'waiting', notCounted: { 'sophie-petit': 'unknown-push' } },
    ],
    [
      'leaves an approving review alone when it is edited',
      {
        reviews: [review('sophie-petit', 'approved')],
        comments: [comment('sophie-petit', 'LGTM', { ...late, edited: true })],
      },
      { outcome: 'pass' },
    ],
  ])('%s', (_, told, expected) => {
    expect(judged(told, ways)).toMatchObject(expected);
  });

  test('is no approval unless the policy names its phrase', () => {
    expect(judged({ comments: [comment('sophie-petit', 'LGTM')] })).toMatchObject({
      outcome: 'waiting',
      notCounted: {},
    });
  });
});

describe('partial facts', () => {
  const approved = { reviews: [review('sophie-petit', 'approved')] };
  test.each<[string, Told, string]>([
    [
      'an e-mail of nobody and no recorded pusher',
      { commits: [commit(headSha, null)], recorded: { pushes: [] } },
      'nobody-known',
    ],
    [
      'an e-mail of nobody under the first recorded push',
      {
        commits: [commit(headSha, 'an-karim', { parents: ['a1'] }), commit('a1', null)],
        recorded: { pushes: [{ ...push(headSha, 'an-karim'), before: 'a1' }] },
      },
      'nobody-known',
    ],
    [
      'an e-mail of nobody pushed by a deploy key',
      { commits: [commit(headSha, null)], recorded: { pushes: [push(headSha, null)] } },
      'nobody-known',
    ],
    ['commits without the head', { commits: [commit('a1', 'an-karim')] }, 'head-missing'],
    ['a path that only one comparison shows', { disputed: ['src/payment/pay.ts'] }, 'disputed-paths'],
  ])('%s: not verifiable, whatever was approved', (_, told, key) => {
    const answer = judged({ ...approved, ...told });
    expect(answer.outcome).toBe('undetermined');
    expect(answer.reasons.map((reason) => reason.key)).toContain(key);
  });

  test.each(['commits', 'reviews', 'comments', 'permissions', 'recorded', 'files', 'directory'] as const)(
    'without %s nothing is approved',
    (piece) => {
      expect(judged({ ...approved, unread: [piece] })).toMatchObject({
        outcome: 'undetermined',
        engineReasons: [{ key: 'not-collected' }],
      });
    },
  );

  test('a requirement that asks for no approval needs none of them', () => {
    const free = {
      requirements: [{ name: 'size', require: { approvals: 0, conditions: { 'target-branch': ['main'] } } }],
    };
    expect(judged({ unread: ['commits', 'reviews'] }, free).outcome).toBe('pass');
  });
});
