import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

const report = (segments: readonly unknown[], branches: readonly unknown[] = []): string =>
  JSON.stringify({
    data: [{ files: [{ filename: '/w/a.rs', segments, branches, expansions: [] }], totals: {} }],
    type: 'llvm.coverage.json.export',
    version: '2.0.1',
  });

test.each([
  [
    'a region covers the lines it reaches into',
    [
      [1, 1, 3, true, true, false],
      [3, 2, 0, false, false, false],
    ],
    { 1: 3, 2: 3, 3: 3 },
  ],
  [
    'the largest count of a line counts',
    [
      [1, 1, 1, true, true, false],
      [1, 5, 0, true, true, false],
      [2, 1, 0, false, false, false],
    ],
    { 1: 1, 2: 0 },
  ],
  [
    'a region that never ran is not covered',
    [
      [1, 1, 2, true, true, false],
      [2, 5, 0, true, true, false],
      [3, 6, 2, true, false, false],
      [5, 1, 0, false, false, false],
    ],
    { 1: 2, 2: 2, 3: 0, 4: 2, 5: 2 },
  ],
  [
    'a skipped region is not measured',
    [
      [1, 1, 1, true, true, false],
      [2, 1, 0, false, true, false],
      [4, 1, 1, true, false, false],
      [5, 1, 0, false, false, false],
    ],
    { 1: 1, 5: 1 },
  ],
  [
    'segments may be out of order',
    [
      [3, 2, 0, false, false, false],
      [1, 1, 3, true, true, false],
    ],
    { 1: 3, 2: 3, 3: 3 },
  ],
  ['a summary has no lines', [], {}],
])('%s', (_, segments, lines) => {
  expect(coverageOf(report(segments))).toMatchObject({ format: 'llvm-cov-json', lines: { '/w/a.rs': lines } });
});

test('a branch is two arms', () => {
  const branches = [
    [1, 4, 1, 9, 5, 0, 0, 0, 4],
    [1, 12, 1, 19, 1, 2, 0, 0, 4],
  ];
  expect(coverageOf(report([[1, 1, 3, true, true, false]], branches)).branches).toEqual({ '/w/a.rs': { 1: '3/4' } });
});
