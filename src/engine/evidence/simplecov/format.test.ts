import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

test.each([
  [
    'a suite may list counts directly',
    { RSpec: { coverage: { '/w/a.rb': [null, 1, 0] }, timestamp: 1 } },
    { 2: 1, 3: 0 },
  ],
  [
    'a suite may list them beside branches',
    { RSpec: { coverage: { '/w/a.rb': { lines: [1, null, 0], branches: {} } } } },
    { 1: 1, 3: 0 },
  ],
  [
    'suites are summed',
    { A: { coverage: { '/w/a.rb': [1, 0] } }, B: { coverage: { '/w/a.rb': [1, 1] } } },
    { 1: 2, 2: 1 },
  ],
  [
    'ignored lines are not measured',
    { meta: { simplecov_version: '1.0' }, coverage: { '/w/a.rb': { lines: ['ignored', 1], source: ['', ''] } } },
    { 2: 1 },
  ],
])('%s', (_, report, lines) => {
  expect(coverageOf(JSON.stringify(report))).toEqual({
    format: 'simplecov',
    lines: { '/w/a.rb': lines },
    branches: {},
    warnings: [],
  });
});

test('wrong totals are called out', () => {
  const report = {
    meta: { simplecov_version: '1.0' },
    total: { lines: { covered: 2, total: 2 } },
    coverage: { a: [1, 0] },
  };
  expect(coverageOf(JSON.stringify(report)).warnings).toEqual(['totals-differ ×1']);
});
