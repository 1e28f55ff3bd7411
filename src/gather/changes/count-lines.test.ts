import fc from 'fast-check';
import { expect, test } from 'vitest';

import { measure, stepsBetween } from './count-lines.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const lines = (letter: string): Uint8Array =>
  bytes(Array.from({ length: 6_000 }, (_, n) => `${letter}${String(n)}\n`).join(''));

test.each([
  ['a new file', '', 'a\nb\n', 2, 0],
  ['a removed file', 'a\nb\n', '', 0, 2],
  ['a changed line', 'a\nb\nc\n', 'a\nB\nc\n', 1, 1],
  ['a last line without its end', 'a\nb', 'a\nb\n', 1, 1],
  ['a carriage return', 'a\n', 'a\r\n', 1, 1],
  ['nothing', 'a\n', 'a\n', 0, 0],
])('counts %s', (...[, before, after, additions, deletions]) => {
  expect(measure(bytes(before), bytes(after))).toEqual({ additions, deletions });
});

test('versions with nothing in common count as wholly replaced', () => {
  expect(measure(lines('a'), lines('b'))).toEqual({ additions: 6_000, deletions: 6_000 });
});

const some = fc.array(fc.constantFrom('a\n', 'b\n', '{\n', '}\n', '\n'), { maxLength: 25 });
const changed = (before: readonly string[], after: readonly string[]) =>
  stepsBetween(before, after)?.filter(({ kind }) => kind !== 'same');

test('the steps lead from one version to the other', () => {
  fc.assert(
    fc.property(some, some, (before, after) => {
      const steps = stepsBetween(before, after) ?? [];
      const without = (left: string) => steps.flatMap(({ kind, lines: own }) => (kind === left ? [] : own));
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});

test('the same change is told in the same steps whatever was put in beside it', () => {
  const between = Array.from({ length: 8 }, (_, line) => `line ${line}\n`);
  const more = [...between.slice(0, 4), 'new\n', 'newer\n', ...between.slice(4)];
  fc.assert(
    fc.property(some, some, some, some, (a, b, c, d) => {
      const plain = changed([...a, ...between, ...b], [...c, ...between, ...d]);
      expect(changed(['first\n', ...a, ...more, ...b], ['first\n', ...c, ...more, ...d])).toEqual(plain);
    }),
  );
});

test('of lines that repeat the last count as put in', () => {
  expect(stepsBetween(['a\n', '}\n', 'b\n'], ['a\n', '}\n', '}\n', 'b\n'])).toEqual([
    { kind: 'same', lines: ['a\n', '}\n'] },
    { kind: 'added', lines: ['}\n'] },
    { kind: 'same', lines: ['b\n'] },
  ]);
});

test('versions whose lines were moved about too much have no steps', () => {
  const many = Array.from({ length: 6_000 }, (_, n) => `${String(n)}\n`);
  expect(stepsBetween(many, many.toReversed())).toBeNull();
});
