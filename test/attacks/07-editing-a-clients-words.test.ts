import { describe, expect, test } from 'vitest';

import { reviewsRefusals } from '../../src/engine/rules/reviews-refusals/rule.ts';
import { judged, oneReviewer } from '../support/approvals.ts';
import { ask } from '../support/ask.ts';
import { account, comment, facts, review } from '../support/facts.ts';

const phrases = { 'approve-by': { comment: ['LGTM'], 'review-body': ['LGTM'] } };
const edited = comment('claire-cto', 'LGTM', { edited: true, created: '2026-10-14T09:30:00Z' });
const permissions = new Map([[account('claire-cto').id, 'write' as const]]);

describe('a client’s comment that was edited into an approval', () => {
  test('approves nothing', () => {
    expect(judged({ comments: [edited] }, { ...oneReviewer, ...phrases }).outcome).toBe('waiting');
  });
  test('does not take back her refusal', () => {
    const told = facts({ permissions, comments: [edited], reviews: [review('claire-cto', 'changes-requested')] });
    expect(ask(reviewsRefusals, { settings: phrases, facts: told }).outcome).toBe('fail');
  });
});

test('a plain review that was edited into the phrase approves nothing', () => {
  const plain = review('claire-cto', 'commented', { body: 'LGTM', edited: true });
  expect(judged({ reviews: [plain] }, { ...oneReviewer, ...phrases })).toMatchObject({
    outcome: 'waiting',
    notCounted: { 'claire-cto': 'edited' },
  });
});

test('a refusal that a supplier dismissed stays', () => {
  const dismissed = review('claire-cto', 'dismissed', {
    dismissedBy: account('an-karim'),
    dismissedFrom: 'changes-requested',
  });
  expect(ask(reviewsRefusals, { facts: facts({ permissions, reviews: [dismissed] }) }).outcome).toBe('fail');
});

test('an approval that a supplier dismissed does not count, and an older one does not come back', () => {
  const reviews = [
    review('claire-cto', 'approved', { id: '1', submitted: '2026-10-14T08:30:00Z' }),
    review('claire-cto', 'dismissed', { id: '2', dismissedBy: account('an-karim'), dismissedFrom: 'approved' }),
  ];
  expect(judged({ reviews })).toMatchObject({ outcome: 'waiting', notCounted: { 'claire-cto': 'dismissed' } });
});
