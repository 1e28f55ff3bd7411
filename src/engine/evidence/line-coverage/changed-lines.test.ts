import { expect, test } from 'vitest';

import { LONG_LINE } from '../../facts/coverage.ts';
import { changedLines } from './changed-lines.ts';

test('of a new file every line is changed and those with code are told apart', () => {
  const found = changedLines('src/a.ts', null, '// why\nconst a = 1;\n\nconst b = 2;\n');
  expect(found).toMatchObject({ isNew: true, lines: 4 });
  expect([...found.changed]).toEqual([1, 2, 3, 4]);
  expect([...found.code]).toEqual([2, 4]);
});

test('a line that only moved down is not changed', () => {
  const found = changedLines('src/a.ts', 'a();\nb();\n', 'a();\nc();\nb();\n');
  expect([...found.changed]).toEqual([2]);
  expect(found.isNew).toBe(false);
});

test('a changed line is long above the limit, not at it', () => {
  const [at, above] = ['x'.repeat(LONG_LINE), 'y'.repeat(LONG_LINE + 1)];
  expect([...changedLines('src/a.ts', `${at}y`, `${at}\n${above}\n`).long]).toEqual([[2, 4]]);
});

test('a file in no known language has changed lines and no code', () => {
  const found = changedLines('notes.txt', null, 'one\n');
  expect([...found.changed]).toEqual([1]);
  expect([...found.code]).toEqual([]);
});

test('what ends a line for some compilers opens no comment that others do not see', () => {
  const text = '// \u2028/*\npay();\n//*/\n';
  expect([...changedLines('src/Pay.java', null, text).code]).toEqual([1, 2, 3, 4]);
});
