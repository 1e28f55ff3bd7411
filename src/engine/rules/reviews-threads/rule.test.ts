import { describe, expect, test } from 'vitest';

import { ask } from '../../../../test/support/ask.ts';
import { account, facts, thread, type Told } from '../../../../test/support/facts.ts';
import { reviewsThreads } from './rule.ts';

function outcomeOf(told: Told): string {
  return ask(reviewsThreads, { settings: { threads: 'resolved' }, facts: facts(told) }).outcome;
}

describe('review threads', () => {
  test.each<[string, Told, string]>([
    ['open: waits', { threads: [thread('sophie-petit')] }, 'waiting'],
    [
      'resolved by its opener: passes',
      { threads: [thread('sophie-petit', { resolved: true, resolvedBy: account('sophie-petit') })] },
      'pass',
    ],
    [
      'resolved by another client: passes',
      { threads: [thread('sophie-petit', { resolved: true, resolvedBy: account('claire-cto') })] },
      'pass',
    ],
    [
      'resolved by the supplier whom it concerns: waits',
      { threads: [thread('sophie-petit', { resolved: true, resolvedBy: account('an-karim') })] },
      'waiting',
    ],
    ['resolved by nobody knows whom: waits', { threads: [thread(null, { resolved: true })] }, 'waiting'],
    [
      'a vendor’s own, resolved by that vendor: passes',
      { threads: [thread('an-lea', { resolved: true, resolvedBy: account('an-lea') })] },
      'pass',
    ],
    ['none: passes', {}, 'pass'],
    ['unread: not verifiable', { unread: ['threads'] }, 'undetermined'],
  ])('%s', (_, told, outcome) => {
    expect(outcomeOf(told)).toBe(outcome);
  });

  test('are asked about only where the policy says so', () => {
    expect([reviewsThreads.isAsked?.({ threads: 'any' }), reviewsThreads.isAsked?.({ threads: 'resolved' })]).toEqual([
      false,
      true,
    ]);
  });
});
