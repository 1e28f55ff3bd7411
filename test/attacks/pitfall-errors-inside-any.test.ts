import { describe, expect, test } from 'vitest';

import { judged } from '../support/approvals.ts';
import { review } from '../support/facts.ts';

/** Either the product team approves, or Sonar has nothing to say. */
const either = {
  requirements: [
    { name: 'the product team', require: { approvals: 1, from: ['product'] } },
    { name: 'Sonar', require: { approvals: 0, conditions: { checks: [{ name: 'Sonar', app: 'sonarqubecloud' }] } } },
  ],
  combine: { any: ['the product team', 'Sonar'] },
};
const reversed = { ...either, combine: { any: ['Sonar', 'the product team'] } };

describe.each([
  ['first', reversed],
  ['last', either],
])('a branch of "any" that could not be read and stands %s', (_, settings) => {
  test('is not passed over in favour of one that only waits, and the page says what is missing', () => {
    const answer = judged({ unread: ['checks'] }, settings);
    expect(answer.outcome).toBe('undetermined');
    expect(JSON.stringify(answer)).toContain('not-collected');
  });

  test('holds nothing once the other branch is met whole', () => {
    expect(judged({ unread: ['checks'], reviews: [review('sophie-petit', 'approved')] }, settings).outcome).toBe(
      'pass',
    );
  });

  test('is no way around a refused approval', () => {
    const told = { unread: ['checks' as const], reviews: [review('an-lea', 'approved')] };
    expect(judged(told, settings).outcome).toBe('undetermined');
  });
});
