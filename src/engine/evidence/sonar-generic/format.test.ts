import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

test('lines are covered or not, with their branches', () => {
  const text = `<coverage version="1"><file path="src/a.x"><lineToCover lineNumber="1" covered="true" branchesToCover="2" coveredBranches="1"/><lineToCover lineNumber="2" covered="false"/><lineToCover lineNumber="2" covered="true"/></file><file path="src/empty.x"/></coverage>`;
  expect(coverageOf(text)).toEqual({
    format: 'sonar-generic',
    lines: { 'src/a.x': { 1: 1, 2: 1 } },
    branches: { 'src/a.x': { 1: '1/2' } },
    warnings: [],
  });
});
