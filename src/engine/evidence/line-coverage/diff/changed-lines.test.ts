import { expect, test } from 'vitest';

import { type ChangedLines, LONG_LINE } from '../../../facts/coverage.ts';
import { changedLines } from './changed-lines.ts';

function changes(...given: Parameters<typeof changedLines>): ChangedLines {
  const found = changedLines(...given);
  if (found === null) throw new Error('The lines could not be compared.');
  return found;
}

test('of a new file every line is changed and those with code are told apart', () => {
  const found = changes('src/a.ts', null, '// why\nconst a = 1;\n\nconst b = 2;\n');
  expect(found).toMatchObject({ isNew: true, lines: 4 });
  expect([...found.changed]).toEqual([1, 2, 3, 4]);
  expect([...found.code]).toEqual([2, 4]);
});

test('a line that only moved down is not changed', () => {
  const found = changes('src/a.ts', 'a();\nb();\n', 'a();\nc();\nb();\n');
  expect([...found.changed]).toEqual([2]);
  expect(found.isNew).toBe(false);
});

test('a changed line is long above the limit, not at it', () => {
  const [at, above] = ['x'.repeat(LONG_LINE), 'y'.repeat(LONG_LINE + 1)];
  expect([...changes('src/a.ts', `${at}y`, `${at}\n${above}\n`).long]).toEqual([[2, 4]]);
});

test('a file in no known language has changed lines and no code', () => {
  const found = changes('notes.txt', null, 'one\n');
  expect([...found.changed]).toEqual([1]);
  expect([...found.code]).toEqual([]);
});

test('what ends a line for some compilers opens no comment that others do not see', () => {
  const text = '// \u2028/*\npay();\n//*/\n';
  expect([...changes('src/Pay.java', null, text).code]).toEqual([1, 2, 3, 4]);
});

const block = (name: string): readonly string[] => Array.from({ length: 4_000 }, (_, line) => `${name}${line}();`);

test('moving lines about does not make the ones that stayed count as changed', () => {
  const [one, kept, other] = [block('a'), block('kept'), block('b')];
  const before = [...one, ...kept, ...other].join('\n');
  const after = [...one.toReversed(), 'untested();', ...kept, ...other.toReversed()].join('\n');
  expect(changedLines('src/a.ts', before, after)).toBeNull();
});

test('lines of brackets and lone words are told apart from those that run something', () => {
  const text = ['if (a) {', '  b();', '} else {', '  c', '}', ');', '[]', '(+[])', '} while (d());', 'end', ''].join(
    '\n',
  );
  expect([...(changedLines('src/a.ts', null, text)?.bare ?? [])]).toEqual([3, 5, 6, 10]);
});
