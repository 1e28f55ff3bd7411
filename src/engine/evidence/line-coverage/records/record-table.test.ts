import fc from 'fast-check';
import { expect, test } from 'vitest';

import { RecordTable } from './record-table.ts';

const fold = { unit: 1000, combine: (a: number, b: number) => Math.min(a + b, 999) };

test('holds one record a group, in order, whatever order and however often they come', () => {
  const records = fc.array(fc.tuple(fc.nat(50), fc.nat(999)), { maxLength: 200 });
  fc.assert(
    fc.property(records, (pairs) => {
      const table = new RecordTable(fold, { left: 10_000 });
      const expected = new Map<number, number>();
      for (const [group, payload] of pairs) {
        table.add(group, payload);
        expected.set(group, Math.min((expected.get(group) ?? 0) + payload, 999));
      }
      const sorted = [...expected].toSorted(([a], [b]) => a - b).map(([group, payload]) => group * 1000 + payload);
      expect(Array.from({ length: table.size() }, (_, index) => table.at(index))).toEqual(sorted);
    }),
  );
});

test('takes room for distinct groups only', () => {
  const budget = { left: 64 };
  const table = new RecordTable(fold, budget);
  for (let round = 0; round < 10_000; round += 1) table.add(round % 20, 1);
  expect(table.size()).toBe(20);
  expect(budget.left).toBeGreaterThanOrEqual(0);
});

test('shows in the budget that records did not fit', () => {
  const budget = { left: 64 };
  const table = new RecordTable(fold, budget);
  for (let group = 0; group < 1000; group += 1) table.add(group, 1);
  expect(budget.left).toBeLessThan(0);
});
