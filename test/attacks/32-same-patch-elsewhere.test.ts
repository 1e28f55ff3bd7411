import { expect, test } from 'vitest';

import { judged } from '../support/approvals.ts';
import { commit, headSha, push, review, signedAs } from '../support/facts.ts';

const older = 'c'.repeat(40);
const stale = { reviews: [review('claire-cto', 'approved', { commit: older })] };

test('a patch that is not identical keeps no approval', () => {
  const patches = new Map([
    [older, 'same lines, one path'],
    [headSha, 'same lines, another path'],
  ]);
  expect(judged({ ...stale, recorded: { patches } }).outcome).toBe('waiting');
});

test.each([
  ['then', new Map([[headSha, 'p']])],
  ['now', new Map([[older, 'p']])],
  ['ever', new Map<string, string>()],
  [
    'because both were too large',
    new Map([
      [older, ''],
      [headSha, ''],
    ]),
  ],
])('a patch that nobody recorded %s keeps no approval', (_, patches) => {
  expect(judged({ ...stale, recorded: { patches } }).outcome).toBe('waiting');
});

test('a path that only one comparison shows is not verifiable, whoever approved', () => {
  expect(judged({ reviews: [review('claire-cto', 'approved')], disputed: ['src/hidden.ts'] }).outcome).toBe(
    'undetermined',
  );
});

test('a side branch merged into the pull request makes its author a contributor and voids older approvals', () => {
  const commits = [
    commit(headSha, 'an-karim', { parents: ['a1', 'b1'], committer: signedAs('web-flow') }),
    commit('a1', 'an-karim'),
    commit('b1', 'claire-cto'),
  ];
  const recorded = { pushes: [push('a1', 'an-karim', '2026-10-14T07:00:00Z'), push(headSha, 'an-karim')] };
  expect(judged({ commits, recorded, ...stale }).outcome).toBe('waiting');
  expect(judged({ commits, recorded, reviews: [review('claire-cto', 'approved')] })).toMatchObject({
    outcome: 'waiting',
    notCounted: { 'claire-cto': 'contributor' },
  });
});
