import { type FilePatch, rangesOf } from '../../code-coverage/patch.ts';
import { flooredPoints } from '../../evidence/line-coverage/threshold.ts';
import type { Value } from '../../facts/reason.ts';
import type { Table } from '../rule.ts';

const MOST_ROWS = 30;
const MOST_RANGES = 6;

/** The changed files of the perimeter, those with most uncovered lines first. */
export function figuresOf(files: readonly FilePatch[]): readonly Table[] {
  const counted = files.filter(({ lines }) => lines.total > 0);
  if (counted.length === 0) return [];
  const worstFirst = counted.toSorted(
    (one, other) => other.uncovered.length - one.uncovered.length || (one.path < other.path ? -1 : 1),
  );
  return [
    {
      title: 'table-files',
      columns: ['column-file', 'column-share', 'column-covered', 'column-lines', 'column-uncovered'],
      rows: worstFirst.slice(0, MOST_ROWS).map(row),
      more: Math.max(0, worstFirst.length - MOST_ROWS),
    },
  ];
}

function row({ path, lines, uncovered, state }: FilePatch): readonly Value[] {
  const where: Value = state === 'unmeasured' ? { term: 'coverage.unmeasured' } : rangesTold(uncovered);
  return [path, { percent: flooredPoints(lines) }, lines.covered, lines.total, where];
}

/** Line numbers as people write them: `3–9, 14, …`. */
function rangesTold(lines: readonly number[]): string {
  const ranges = rangesOf(lines).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const shown = ranges.slice(0, MOST_RANGES);
  return ranges.length === 0 ? '—' : [...shown, ...(ranges.length > MOST_RANGES ? ['…'] : [])].join(', ');
}
