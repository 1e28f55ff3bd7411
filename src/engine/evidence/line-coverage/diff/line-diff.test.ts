import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { changedFiles } from './changed-files.ts';
import { lineDiff } from './line-diff.ts';

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('between two texts', () => {
  test.each([
    ['nothing changed', text('a', 'b'), text('a', 'b'), { added: [], removed: [] }],
    ['a line was added', text('a', 'c'), text('a', 'b', 'c'), { added: [2], removed: [] }],
    ['a line was removed', text('a', 'b', 'c'), text('a', 'c'), { added: [], removed: [2] }],
    ['a line was replaced', text('a', 'b', 'c'), text('a', 'x', 'c'), { added: [2], removed: [2] }],
    ['a line moved', text('a', 'b', 'c'), text('b', 'c', 'a'), { added: [3], removed: [1] }],
    ['all is new', '', text('a', 'b'), { added: [1, 2], removed: [] }],
    ['all is gone', text('a', 'b'), '', { added: [], removed: [1, 2] }],
    ['only the last line break is missing', text('a', 'b'), 'a\nb', { added: [], removed: [] }],
    ['a line that looks like a header of a patch', text('a'), text('++ a', 'a'), { added: [1], removed: [] }],
    ['line ends changed', 'a\nb\n', 'a\r\nb\r\n', { added: [1, 2], removed: [1, 2] }],
    ['a blank line was added', text('a', 'b'), text('a', '', 'b'), { added: [2], removed: [] }],
  ])('%s', (_, before, after, expected) => {
    expect(lineDiff(before, after)).toMatchObject({ ...expected, minimal: true });
  });

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 30 });

  test('what is neither added nor removed is the same in both, and no longer script of common lines exists', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(text(...before), text(...after));
        const stayed = before.filter((_, index) => !diff.removed.includes(index + 1));
        expect(after.filter((_, index) => !diff.added.includes(index + 1))).toEqual(stayed);
        expect(stayed.length).toBe(longestCommon(before, after));
      }),
    );
  });

  test('a comparison that costs too much is still right, and says that it is not the shortest', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(text(...before), text(...after), 1);
        const stayed = before.filter((_, index) => !diff.removed.includes(index + 1));
        expect(after.filter((_, index) => !diff.added.includes(index + 1))).toEqual(stayed);
      }),
    );
    expect(lineDiff(text('a', 'b', 'a', 'b', 'c'), text('b', 'c', 'a', 'b', 'a'), 1).minimal).toBe(false);
  });
});

function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = other.map(() => 0);
  for (const line of one) {
    let diagonal = 0;
    let left = 0;
    row = row.map((above, index) => {
      left = other[index] === line ? diagonal + 1 : Math.max(above, left);
      diagonal = above;
      return left;
    });
  }
  return row.at(-1) ?? 0;
}

test('between two trees the blob ids tell what changed', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '2'],
    ['c', '3'],
  ]);
  const after = new Map([
    ['d', '4'],
    ['b', '9'],
    ['a', '1'],
  ]);
  expect(changedFiles(before, after)).toEqual([
    { path: 'b', before: '2', after: '9' },
    { path: 'c', before: '3' },
    { path: 'd', after: '4' },
  ]);
});
