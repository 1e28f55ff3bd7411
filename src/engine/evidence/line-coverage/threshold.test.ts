import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { basisPoints, dropsAtMost, flooredPoints, reaches } from './threshold.ts';

describe('a minimum', () => {
  test.each([
    ['is reached exactly', { covered: 4, total: 5 }, 80, true],
    ['is missed by one line in ten thousand', { covered: 7999, total: 10_000 }, 80, false],
    ['of 79.99 % is reached by that', { covered: 7999, total: 10_000 }, 79.99, true],
    ['is missed by one line in ten million', { covered: 7_999_999, total: 10_000_000 }, 80, false],
    ['of 100 % takes every line', { covered: 9_999_999, total: 10_000_000 }, 100, false],
    ['holds when there is nothing to cover', { covered: 0, total: 0 }, 100, true],
  ])('%s', (_, share, percent, expected) => {
    expect(reaches(share, basisPoints(percent))).toBe(expected);
  });

  test.each([
    [33.33, 3333],
    [0.1, 10],
    [79.991, 8000],
    [14.29, 1429],
  ])('of %s % is %s basis points', (percent, points) => {
    expect(basisPoints(percent)).toBe(points);
  });
});

describe('a drop', () => {
  test.each([
    [
      'of exactly the maximum is allowed',
      { before: { covered: 80, total: 100 }, after: { covered: 79, total: 100 }, maximum: 100 },
      true,
    ],
    [
      'of a little more is not',
      { before: { covered: 80, total: 100 }, after: { covered: 7899, total: 10_000 }, maximum: 100 },
      false,
    ],
    [
      'of a third of a point is not none',
      { before: { covered: 2, total: 3 }, after: { covered: 666, total: 1000 }, maximum: 0 },
      false,
    ],
    [
      'is none when coverage rose',
      { before: { covered: 1, total: 2 }, after: { covered: 3, total: 4 }, maximum: 0 },
      true,
    ],
    [
      'is whole when nothing is measured any more',
      { before: { covered: 1, total: 2 }, after: { covered: 0, total: 0 }, maximum: 9999 },
      false,
    ],
    [
      'is none when nothing was measured before',
      { before: { covered: 0, total: 0 }, after: { covered: 0, total: 9 }, maximum: 0 },
      true,
    ],
  ])('%s', (_, { before, after, maximum }, expected) => {
    expect(dropsAtMost(before, after, maximum)).toBe(expected);
  });
});

test('what is shown never reaches a minimum that was missed', () => {
  const shares = fc
    .integer({ min: 1, max: 2 ** 26 })
    .chain((total) => fc.record({ covered: fc.nat(total), total: fc.constant(total) }));
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 10_000 }), (share, minimum) => {
      expect(flooredPoints(share) >= minimum).toBe(reaches(share, minimum));
    }),
  );
});
