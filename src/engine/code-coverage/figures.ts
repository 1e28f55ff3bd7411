import { flooredPoints } from '../evidence/line-coverage/threshold.ts';
import type { FileShare, Share } from '../facts/coverage.ts';
import type { Value } from '../facts/reason.ts';
import { type FilePatch, rangesOf } from './patch.ts';

/** A table of a page, as rules hand it over: `title` and `columns` are keys of the family's texts. */
interface Figures {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly more: number;
}

const MOST_ROWS = 30;
const MOST_WORST = 10;
const MOST_RANGES = 6;

/** The changed files of the perimeter, those with most uncovered lines first. */
export function figuresOfChange(files: readonly FilePatch[]): readonly Figures[] {
  const counted = files.filter(({ lines }) => lines.total > 0);
  if (counted.length === 0) return [];
  const worstFirst = counted.toSorted(
    (one, other) => other.uncovered.length - one.uncovered.length || (one.path < other.path ? -1 : 1),
  );
  const withBranches = counted.some(({ branches }) => branches !== null);
  return [
    {
      title: 'table-files',
      columns: [
        'column-file',
        'column-share',
        'column-covered',
        'column-changed',
        ...(withBranches ? ['column-branches'] : []),
        'column-uncovered',
      ],
      rows: worstFirst.slice(0, MOST_ROWS).map((file) => row(file, withBranches)),
      more: Math.max(0, worstFirst.length - MOST_ROWS),
    },
  ];
}

function row({ path, lines, branches, uncovered, state }: FilePatch, withBranches: boolean): readonly Value[] {
  const where: Value = state === 'unmeasured' ? { term: 'coverage.unmeasured' } : rangesTold(uncovered);
  const taken = withBranches ? [shareOf(branches)] : [];
  return [path, { percent: flooredPoints(lines) }, lines.covered, lines.total, ...taken, where];
}

/** A share as a cell: where there is nothing to run, there is none. */
export function shareOf(share: Share | null): Value {
  return share === null || share.total === 0 ? '—' : { percent: flooredPoints(share) };
}

/** Files of one part of the perimeter; `part` is `null` for the whole of it. */
interface Part {
  readonly part: string | null;
  readonly files: readonly FileShare[];
}

/** Of each part the files with most lines that no test runs, worst first. */
export function worstFiles(parts: readonly Part[]): readonly Figures[] {
  const worst = parts.map(({ part, files }) => ({ part, files: leastTested(files) }));
  const shown = worst.flatMap(({ part, files }) => files.slice(0, MOST_WORST).map((file) => ({ part, file })));
  if (shown.length === 0) return [];
  const withParts = parts.some(({ part }) => part !== null);
  const withBranches = shown.some(({ file: { branches } }) => branches !== null);
  return [
    {
      title: withParts ? 'table-worst-of-parts' : 'table-worst',
      columns: [
        ...(withParts ? ['column-part'] : []),
        'column-file',
        'column-share',
        'column-covered',
        'column-lines',
        ...(withBranches ? ['column-branches'] : []),
      ],
      rows: shown
        .slice(0, MOST_ROWS)
        .map(({ part, file: { path, lines, branches } }) => [
          ...(withParts ? [part ?? '—'] : []),
          path,
          shareOf(lines),
          lines.covered,
          lines.total,
          ...(withBranches ? [shareOf(branches)] : []),
        ]),
      more: worst.reduce((sum, { files }) => sum + files.length, 0) - Math.min(shown.length, MOST_ROWS),
    },
  ];
}

function leastTested(files: readonly FileShare[]): readonly FileShare[] {
  return files
    .filter((file) => missed(file) > 0)
    .toSorted((one, other) => missed(other) - missed(one) || (one.path < other.path ? -1 : 1));
}

/** Line numbers as people write them: `3–9, 14, …`. */
function rangesTold(lines: readonly number[]): string {
  const ranges = rangesOf(lines).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const shown = ranges.slice(0, MOST_RANGES);
  return ranges.length === 0 ? '—' : [...shown, ...(ranges.length > MOST_RANGES ? ['…'] : [])].join(', ');
}

function missed({ lines }: FileShare): number {
  return lines.total - lines.covered;
}
