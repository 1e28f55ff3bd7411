import { expect, test } from 'vitest';

import { judged, oneReviewer } from '../support/approvals.ts';
import { review } from '../support/facts.ts';

const approved = { reviews: [review('sophie-petit', 'approved')] };
const freeze = { from: '2026-10-15', until: '2026-10-20', timezone: 'Europe/Paris' };
const frozen = {
  requirements: [
    ...oneReviewer.requirements,
    { name: 'no freeze', require: { approvals: 0, conditions: { 'not-during': [freeze] } } },
  ],
};

test('a freeze ahead names the moment at which the green light ends', () => {
  expect(judged(approved, frozen)).toMatchObject({ outcome: 'pass', changesAt: '2026-10-14T22:00:00.000Z' });
});

test('a label that was taken off after green holds again', () => {
  const policy = { requirements: [{ name: 'ready', require: { approvals: 0, conditions: { labels: ['ready'] } } }] };
  expect(judged({ change: { labels: ['ready'] } }, policy).outcome).toBe('pass');
  expect(judged({}, policy).outcome).toBe('waiting');
});

test('somebody who joins as a contributor after approving does not count any more', () => {
  expect(
    judged({
      ...approved,
      recorded: { pushes: [{ head: 'x', by: approved.reviews[0]?.user ?? null, at: '2026-10-14T09:30:00Z' }] },
    }).outcome,
  ).toBe('waiting');
});
