import { describe, expect, test } from 'vitest';

import { coverageOf } from '../support/evidence.ts';
import { judgeFamily } from '../support/judge-family.ts';

const lcov = 'SF:src/a.ts\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,0\nLF:4\nLH:4\nend_of_record\n';
const cobertura = `<?xml version="1.0"?>
<coverage line-rate="1.0" branch-rate="1.0" lines-covered="4" lines-valid="4" version="1">
  <packages><package name="src" line-rate="1.0"><classes><class name="a" filename="src/a.ts" line-rate="1.0"><lines>
    <line number="1" hits="1"/><line number="2" hits="0"/><line number="3" hits="0"/><line number="4" hits="0"/>
  </lines></class></classes></package></packages>
</coverage>`;
const clover = `<?xml version="1.0"?>
<coverage generated="1" clover="3.2.0"><project timestamp="1"><metrics statements="4" coveredstatements="4"/>
  <file name="a.ts" path="src/a.ts"><metrics statements="4" coveredstatements="4"/>
    <line num="1" count="1" type="stmt"/><line num="2" count="0" type="stmt"/>
    <line num="3" count="0" type="stmt"/><line num="4" count="0" type="stmt"/>
  </file></project>
</coverage>`;

function linesWith(lines: readonly (readonly [string, number])[], isCovered: boolean): number[] {
  return lines.filter(([, hits]) => hits > 0 === isCovered).map(([line]) => Number(line));
}

describe.each([
  ['lcov', lcov],
  ['cobertura', cobertura],
  ['clover', clover],
])('totals that were edited to 100 %% in %s', (format, report) => {
  const read = coverageOf(report);
  const lines = Object.entries(read.lines['src/a.ts'] ?? {});

  test('are never used: the lines say 25 %, and so does the gate', () => {
    expect(read.format).toBe(format);
    const coverage = { 'src/a.ts': { covered: linesWith(lines, true), uncovered: linesWith(lines, false) } };
    const { outcome, rules } = judgeFamily({
      family: 'coverage',
      settings: { project: { minimum: '26%' } },
      evidence: { deliveries: [{ name: 'unit', coverage }] },
    });
    const project = rules.find(({ rule }) => rule === 'coverage/project');
    expect(outcome).toBe('fail');
    expect(project?.reasons[0]?.values).toMatchObject({ covered: 1, total: 4, share: { percent: 2500 } });
  });

  test('are told, because somebody wrote them', () => {
    expect(read.warnings.some((warning) => warning.startsWith('totals-differ'))).toBe(true);
  });
});
