import { expect, test } from 'vitest';

import { measure } from './measure.ts';

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
