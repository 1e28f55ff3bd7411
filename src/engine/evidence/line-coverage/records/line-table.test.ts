import fc from 'fast-check';
import { expect, test } from 'vitest';

import { COUNT_LIMIT } from '../../bytes/ascii.ts';
import { LineTable } from './line-table.ts';

const record = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.oneof(fc.nat(5), fc.constant(COUNT_LIMIT)));

function linesOf(table: LineTable): readonly (readonly [number, number])[] {
  const size = table.size();
  const array = new Uint32Array(2 * size);
  table.copyTo(array, 0, size);
  return Array.from({ length: size }, (_, index) => [array[index] ?? 0, array[size + index] ?? 0]);
}

function addAll(table: LineTable, records: readonly (readonly [number, number])[]): void {
  const [numbers, hits] = [0, 1].map((column) => Uint32Array.from(records, (one) => one[column] ?? 0));
  table.addAll(numbers ?? new Uint32Array(0), hits ?? new Uint32Array(0), records.length);
}

function summed(records: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const hits = new Map<number, number>();
  for (const [line, count] of records) hits.set(line, Math.min((hits.get(line) ?? 0) + count, COUNT_LIMIT));
  return [...hits].toSorted(([one], [other]) => one - other);
}

test('records of any order become ascending lines with their hits summed, again after it was cleared', () => {
  const table = new LineTable({ left: 100_000 });
  fc.assert(
    fc.property(fc.array(record), fc.boolean(), fc.boolean(), (records, sorted, together) => {
      const given = sorted ? records.toSorted(([one], [other]) => one - other) : records;
      table.clear();
      if (together) addAll(table, given);
      else for (const [line, hits] of given) table.add(line, hits);
      const expected = summed(given);
      expect(linesOf(table)).toEqual(expected);
      expect(table.share()).toEqual({
        covered: expected.filter(([, hits]) => hits > 0).length,
        total: expected.length,
      });
    }),
  );
});

test('no more lines are kept than the report has room for', () => {
  const budget = { left: 100 };
  const table = new LineTable(budget);
  for (let line = 1; line <= 1000; line += 1) table.add(line, 1);
  expect(table.size()).toBe(64);
  expect(budget.left).toBeLessThan(0);
});
