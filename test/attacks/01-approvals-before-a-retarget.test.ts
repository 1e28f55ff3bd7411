import { expect, test } from 'vitest';

import { judged } from '../support/approvals.ts';
import { headSha, review, type Told } from '../support/facts.ts';

const older = 'c'.repeat(40);
const approved = review('claire-cto', 'approved', { id: '7' });
const patches = new Map([
  [older, 'patch-1'],
  [headSha, 'patch-1'],
]);

test.each<[string, Told]>([
  [
    'retargeted after the approval',
    {
      reviews: [approved],
      recorded: { baseChanges: [{ at: '2026-10-14T09:30:00Z', from: 'playground', to: 'main' }] },
    },
  ],
  [
    'retargeted there and back again',
    {
      reviews: [approved],
      recorded: {
        baseChanges: [
          { at: '2026-10-14T09:30:00Z', from: 'main', to: 'playground' },
          { at: '2026-10-14T09:31:00Z', from: 'playground', to: 'main' },
        ],
      },
    },
  ],
  [
    'retargeted while nobody listened',
    {
      reviews: [approved],
      recorded: { approvals: new Map([['7', { head: headSha, baseRef: 'playground', patch: null }]]) },
    },
  ],
  [
    'retargeted so that the same head would merge other changes',
    {
      reviews: [approved],
      recorded: {
        approvals: new Map([['7', { head: headSha, baseRef: 'main', patch: 'small' }]]),
        patches: new Map([[headSha, 'large']]),
      },
    },
  ],
  [
    'updated from a target that the supplier can push to',
    { repository: { baseProtected: false }, reviews: [{ ...approved, commit: older }], recorded: { patches } },
  ],
])('an approval does not survive a pull request %s', (_, told) => {
  expect(judged(told).outcome).toBe('waiting');
});

test('an approval survives a clean update from a protected target', () => {
  expect(judged({ reviews: [{ ...approved, commit: older }], recorded: { patches } }).outcome).toBe('pass');
});
