import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

const region = { executed_lines: [1], missing_lines: [77], excluded_lines: [] };
const report = (totals: object): string =>
  JSON.stringify({
    meta: { format: 3, version: '7.6.1', branch_coverage: true },
    files: {
      'src/a.py': {
        executed_lines: [1, 4],
        missing_lines: [5],
        excluded_lines: [9],
        executed_branches: [[4, 6]],
        missing_branches: [
          [4, 5],
          [4, -1],
        ],
        functions: { f: region },
        classes: { '': region },
      },
      'src/empty.py': { executed_lines: [], missing_lines: [], excluded_lines: [] },
    },
    totals,
  });

test.each([
  ['right totals pass', { covered_lines: 2, num_statements: 3 }, []],
  ['wrong totals are called out', { covered_lines: 3, num_statements: 3 }, ['totals-differ ×1']],
])('regions inside a file are not counted again; %s', (_, totals, warnings) => {
  expect(coverageOf(report(totals))).toEqual({
    format: 'coverage-py',
    lines: { 'src/a.py': { 1: 1, 4: 1, 5: 0 }, 'src/empty.py': {} },
    branches: { 'src/a.py': { 4: '1/3' } },
    warnings,
  });
});
