import { expect, test } from 'vitest';

import type { KnownFinding, PlacedFinding } from '../../facts/analysis.ts';
import { distinctFindings, newFindings, unitedFindings } from './new-findings.ts';

const known = (rule: string, lineText: string): KnownFinding => ({ rule, path: 'a.ts', lineText, suppressed: false });
const placed = (rule: string, line: number, lineText: string): PlacedFinding => ({
  finding: { rule, level: 'error', path: 'a.ts', line, message: 'm', tags: [], fingerprints: {} },
  lineText,
});

test.each([
  ['a finding that only moved is not new', [placed('R', 9, '  x = 1')], [known('R', 'x = 1')], 0],
  ['a finding on a changed line is new', [placed('R', 2, 'x = 2')], [known('R', 'x = 1')], 1],
  ['another rule on the same line is new', [placed('S', 2, 'x')], [known('R', 'x')], 1],
  ['a second finding of the kind is new', [placed('R', 2, 'x'), placed('R', 3, 'x')], [known('R', 'x')], 1],
  ['a finding that went is no new one', [], [known('R', 'x')], 0],
])('%s', (_, head, base, count) => {
  expect(newFindings(head, base)).toHaveLength(count);
});

test('what two reports tell alike is one finding, and another line or message is another one', () => {
  const again = placed('R', 2, 'x');
  expect(distinctFindings([again, again, placed('R', 3, 'x'), placed('S', 2, 'x')])).toHaveLength(3);
});

test('what two deliveries recorded alike is known once; what one of them knows twice stays known twice', () => {
  const once = [known('R', 'x'), known('S', 'y')];
  expect(unitedFindings([once, once])).toEqual(once);
  expect(unitedFindings([once, [known('R', 'x'), known('R', ' x')]])).toHaveLength(3);
  expect(unitedFindings([[known('R', 'x')], [{ ...known('R', 'x'), suppressed: true }]])).toHaveLength(2);
});
