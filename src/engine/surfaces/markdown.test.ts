import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fit, type Part, table } from './markdown.ts';

const dropped = (count: number): string => `${count} left out.`;
const part = (markdown: string, weight: number): Part => ({ markdown, weight });

test('a page that fits is whole', () => {
  expect(fit([part('A', 0), part('- b', 1), part('- c', 1), part('D', 0)], 20, dropped)).toBe('A\n\n- b\n- c\n\nD');
});

test('the heaviest parts go first, the last of them before the others', () => {
  const parts = [part('A', 0), part('- bbbbbbbbbb', 1), part('- cccccccccc', 2), part(`- ${'d'.repeat(30)}`, 2)];
  expect(fit(parts, 30, dropped)).toBe('A\n\n- bbbbbbbbbb\n\n2 left out.');
  expect(fit(parts, 45, dropped)).toBe('A\n\n- bbbbbbbbbb\n- cccccccccc\n\n1 left out.');
});

test('no page is ever too long, and what always stays is there', () => {
  const some = fc.array(
    fc.record({ markdown: fc.stringMatching(/^- [a-z]{1,200}$/), weight: fc.integer({ min: 1, max: 3 }) }),
  );
  fc.assert(
    fc.property(some, fc.integer({ min: 100, max: 2000 }), (parts, limit) => {
      const page = fit([part('Always', 0), ...parts], limit, dropped);
      expect(page.length).toBeLessThanOrEqual(limit);
      expect(page.startsWith('Always')).toBe(true);
      expect(page.includes('left out.')).toBe(
        page.split('\n').filter((line) => line.startsWith('- ')).length < parts.length,
      );
    }),
  );
});

test('nothing in a cell ends it', () => {
  expect(table(['a', 'b'], [['x|y', 'one\ntwo']])).toBe('| a | b |\n| --- | --- |\n| x¦y | one two |');
});
