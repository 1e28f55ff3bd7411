import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

const report = (covered: number): string =>
  `<Root CoveredStatements="${covered}" TotalStatements="2" ReportType="DetailedXml" DotCoverVersion="2024.1"><FileIndices><File Index="1" Name="C:\\app\\A.cs"/></FileIndices><Assembly><Type><Method><Statement FileIndex="1" Line="3" EndLine="3" Covered="True"/><Statement FileIndex="1" Line="4" EndLine="5" Covered="False"/></Method></Type></Assembly></Root>`;

test.each([
  ['statements count for their first line', 1, []],
  ['a wrong total is called out', 2, ['totals-differ ×1']],
])('%s', (_, covered, warnings) => {
  expect(coverageOf(report(covered))).toEqual({
    format: 'dotcover',
    lines: { 'C:\\app\\A.cs': { 3: 1, 4: 0 } },
    branches: {},
    warnings,
  });
});
