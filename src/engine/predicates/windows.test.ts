import { describe, expect, test } from 'vitest';

import { holdingOf } from '../../../test/support/state-of.ts';
import { conditions } from './conditions.ts';
import type { Holding } from './predicate.ts';

function at(judgedAt: string, windows: readonly unknown[], key = 'during'): Holding {
  return holdingOf({ [key]: windows }, { judgedAt });
}

const freeze = { from: '2026-12-20', until: '2027-01-04', timezone: 'Europe/Paris' };
const fridays = { days: ['friday'], from: '16:00', until: '23:59', timezone: 'Europe/Paris' };

describe('a window of dates', () => {
  test.each<[string, string, string, string | undefined]>([
    ['before', '2026-12-19T22:59:59Z', 'no', '2026-12-19T23:00:00.000Z'],
    ['its first second, in its time zone', '2026-12-19T23:00:00Z', 'yes', '2027-01-04T23:00:00.000Z'],
    ['its last day', '2027-01-04T22:59:59Z', 'yes', '2027-01-04T23:00:00.000Z'],
    ['after', '2027-01-04T23:00:00Z', 'no', undefined],
  ])('%s', (_, moment, state, changesAt) => {
    expect([at(moment, [freeze]).state, at(moment, [freeze]).changesAt]).toEqual([state, changesAt]);
  });
  test('over a change of clocks', () => {
    const spring = { from: '2026-03-29T01:30', until: '2026-03-29T03:30', timezone: 'Europe/Paris' };
    expect(at('2026-03-29T00:30:00Z', [spring])).toMatchObject({ state: 'yes', changesAt: '2026-03-29T01:30:00.000Z' });
  });
});

describe('a window of hours', () => {
  test.each<[string, string, string, string]>([
    ['on the day, before', '2026-10-16T13:59:00Z', 'no', '2026-10-16T14:00:00.000Z'],
    ['on the day, inside', '2026-10-16T14:00:00Z', 'yes', '2026-10-16T21:59:00.000Z'],
    ['on another day, same hours', '2026-10-14T15:00:00Z', 'no', '2026-10-16T14:00:00.000Z'],
    ['after the change of clocks', '2026-10-30T14:30:00Z', 'no', '2026-10-30T15:00:00.000Z'],
  ])('%s', (_, moment, state, changesAt) => {
    expect([at(moment, [fridays]).state, at(moment, [fridays]).changesAt]).toEqual([state, changesAt]);
  });
});

test('outside is the opposite and changes at the same moment', () => {
  expect(at('2026-12-25T00:00:00Z', [freeze], 'not-during')).toMatchObject({
    state: 'no',
    changesAt: '2027-01-04T23:00:00.000Z',
  });
});

test.each([
  { from: '2026-02-30', until: '2026-03-01', timezone: 'Europe/Paris' },
  { from: '2026-03-02', until: '2026-03-01', timezone: 'Europe/Paris' },
  { from: '2026-03-01', until: '2026-03-02', timezone: 'Europe/Atlantis' },
  { from: '2026-03-01', until: '2026-03-02' },
  { days: ['someday'], from: '08:00', until: '09:00', timezone: 'UTC' },
  { days: ['monday'], from: '09:00', until: '08:00', timezone: 'UTC' },
])('%j is no window', (window) => {
  expect(conditions.safeParse({ during: [window] }).success).toBe(false);
});
