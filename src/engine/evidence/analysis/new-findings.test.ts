import { expect, test } from 'vitest';

import { newFindings } from './new-findings.ts';
import type { Finding } from './report.ts';

const finding = (rule: string, line: number): Finding => ({
  rule,
  level: 'error',
  path: 'a.ts',
  line,
  message: 'm',
  tags: [],
  fingerprints: {},
});
const placed = (rule: string, line: number, lineText: string): { finding: Finding; lineText: string } => ({
  finding: finding(rule, line),
  lineText,
});

test.each([
  ['a finding that only moved is not new', [placed('R', 9, '  x = 1')], [placed('R', 2, 'x = 1')], 0],
  ['a finding on a changed line is new', [placed('R', 2, 'x = 2')], [placed('R', 2, 'x = 1')], 1],
  ['another rule on the same line is new', [placed('S', 2, 'x')], [placed('R', 2, 'x')], 1],
  ['a second finding of the kind is new', [placed('R', 2, 'x'), placed('R', 3, 'x')], [placed('R', 2, 'x')], 1],
  ['a finding that went is no new one', [], [placed('R', 2, 'x')], 0],
])('%s', (_, head, base, count) => {
  expect(newFindings(head, base)).toHaveLength(count);
});
