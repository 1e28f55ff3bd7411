import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

test('lines that cannot run are not measured', () => {
  const lines = [
    { line: 1, isExecutable: false },
    { line: 2, isExecutable: true, executionCount: 3, subranges: [{ column: 1, executionCount: 0, length: 2 }] },
    { isExecutable: true, executionCount: 0, line: 3 },
  ];
  expect(coverageOf(JSON.stringify({ '/w/A.swift': lines }))).toEqual({
    format: 'xccov',
    lines: { '/w/A.swift': { 2: 3, 3: 0 } },
    branches: {},
    warnings: [],
  });
});
