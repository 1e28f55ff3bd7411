import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonical } from './canonical.ts';
import { digestOf } from './digest.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const of = (...numbers: readonly number[]): string => digestOf([Uint32Array.from(numbers), 7]);

test('is the SHA-256 of the canonical text, however large the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(digestOf(value)).toBe(sha256(canonical(value)));
    }),
  );
  const large = Array.from({ length: 30_000 }, (_, at) => ({ at, text: 'é🎉' }));
  expect(digestOf(large)).toBe(sha256(canonical(large)));
});

test('does not depend on the order of keys, of maps and of sets', () => {
  expect(
    digestOf({
      a: 1,
      b: new Map([
        [1, 2],
        [3, 4],
      ]),
    }),
  ).toBe(
    digestOf({
      b: new Map([
        [3, 4],
        [1, 2],
      ]),
      a: 1,
    }),
  );
  expect(digestOf(new Set(['a', 'b']))).toBe(digestOf(new Set(['b', 'a'])));
});

test('tells lists of numbers in memory apart', () => {
  expect(new Set([of(), of(0), of(1), of(1, 0), of(0, 1), of(256)]).size).toBe(6);
  expect(of(1, 2)).toBe(of(1, 2));
  expect(digestOf(Uint32Array.from([1, 2, 3]).subarray(1))).toBe(digestOf(Uint32Array.from([2, 3])));
});
