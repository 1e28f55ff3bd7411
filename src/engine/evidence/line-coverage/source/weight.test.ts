import { expect, test } from 'vitest';

import { codeIn, weightOf } from './weight.ts';

const long = (part: string): string => part.repeat(Math.ceil(8_000 / part.length));

test.each([
  ['an ordinary line', 'pay(1);', 1],
  ['a line at the limit', 'x'.repeat(300), 1],
  ['one beyond it', 'x'.repeat(301), 4],
  ['statements', long('pay(1);'), 86],
  ['much white space', `pay(1);${' '.repeat(8_000)}pay(2);`, 1],
  ['an encoded picture', `export const logo = "${long('iVBORw0KGgo+/')}==".trim();`, 101],
  ['a picture', `export const logo = "${long('iVBORw0KGgo+/')}";`, 1],
  ['a path of a drawing', `export const icon = 'M10.5 3 L20,${long('4.5-2 7 ')}Z';`, 1],
  ['a text', `export const text = "${long('Nobody pays twice. ')}";`, 1],
  ['a table of numbers', `export const table = [${long('0x1f, 42, 3.5e3, ')}];`, 1],
  ['code in a template', `\`\${${long('pay("1");')}}\``, 67],
  ['code between quotes of expressions', `/"/; ${long('pay(2);')} /"/`, 86],
])('%s', (_, line, weight) => {
  expect(weightOf(line)).toBe(weight);
});

test('a file counts its lines of code by what they hold', () => {
  expect(codeIn('pay.ts', `// ${long('no')}\n\nconst a = 1;\n${long('pay(1);')}\n`)).toBe(1 + 86);
  expect(codeIn('pay.ts', 'a();\rb();\n')).toBe(2);
});

test('a text made to be read again and again is read once', () => {
  const from = performance.now();
  for (const part of ['"', "'", '1', '1 ', '"\\', `"'`, ' ']) weightOf(part.repeat(2_500_000));
  expect(performance.now() - from).toBeLessThan(10_000);
});
