import { expect, test } from 'vitest';

import type { DeliveredCoverage } from '../facts/coverage.ts';
import { lostPaths } from './lost-paths.ts';

const delivery = (count: number, of: number, candidates: readonly string[] = []): DeliveredCoverage => ({
  delivery: 'one',
  files: [],
  otherText: [],
  lost: { count, of, paths: count === 0 ? [] : [{ path: 'x.ts', candidates }] },
});
const keys = (reasons: readonly { readonly key: string }[]): readonly string[] => reasons.map(({ key }) => key);

test.each([
  ['as many as may be are a remark', delivery(1, 10), [], ['paths-left-out']],
  ['one more is a doubt', delivery(2, 10), ['paths-lost'], []],
  [
    'the files that a path could mean are named',
    delivery(1, 10, ['a/x.ts', 'b/x.ts']),
    [],
    ['paths-left-out', 'path-ambiguous'],
  ],
  ['also of what is a doubt', delivery(2, 10, ['a/x.ts', 'b/x.ts']), ['paths-lost', 'path-ambiguous'], []],
  ['none is nothing', delivery(0, 10), [], []],
])('%s', (_, coverage, doubts, remarks) => {
  const told = lostPaths(coverage, 'unit', 1_000);
  expect([keys(told.doubts), keys(told.remarks)]).toEqual([doubts, remarks]);
});

test('of a delivery that does not count nothing is told', () => {
  expect(lostPaths(delivery(2, 10), undefined, 0)).toEqual({ doubts: [], remarks: [] });
});
