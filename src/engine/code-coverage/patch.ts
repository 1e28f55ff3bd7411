import type { ChangedLines, CoverageFacts, FileCoverage, LineBranches, Share } from '../facts/coverage.ts';
import { countedIn } from './counted.ts';
import { isSparse } from './sparse.ts';

/** The changed lines of one file as they count. */
export interface FilePatch {
  readonly path: string;
  readonly isNew: boolean;
  /** Lines by the code on them: an uncovered one that is long counts as the ordinary lines that it stands for. */
  readonly lines: Share;
  /** Branches that stand on changed lines; `null`: no report tells of any in this file. */
  readonly branches: Share | null;
  /** Changed lines that count and are not covered, ascending. */
  readonly uncovered: readonly number[];
  /** `unmeasured`: no report has a line of the file; `sparse`: so few that the lines without a record count as uncovered. */
  readonly state: 'measured' | 'sparse' | 'unmeasured';
  /** Changed code lines, and those of them of which no report says anything; long ones by the lines that they stand for. */
  readonly code: number;
  readonly withoutRecord: number;
  /** Of the changed code lines of which a report could be expected to say something, those of which it says nothing. */
  readonly silent: Share;
  /** Long lines among the uncovered ones, and how many ordinary lines they stand for. */
  readonly heavy: { readonly count: number; readonly weight: number };
  /** Long lines that a report calls covered without having taken all branches on them: they count as uncovered. */
  readonly long: readonly number[];
  /** Some record is of a line that the file does not have: the report is about another text. */
  readonly beyondEnd: boolean;
}

/** Changed lines of the perimeter, file by file; files in which nothing counts are left out. */
export function patchOf(
  { changes }: CoverageFacts,
  reported: ReadonlyMap<string, FileCoverage>,
  perimeter: readonly string[],
): readonly FilePatch[] {
  const isInside = countedIn(perimeter);
  return changes
    .filter(({ path }) => isInside(path))
    .map((change) => filePatch(change, reported.get(change.path)))
    .filter(({ lines, withoutRecord, beyondEnd }) => lines.total > 0 || withoutRecord > 0 || beyondEnd);
}

function filePatch(change: ChangedLines, file: FileCoverage | undefined): FilePatch {
  const code = Array.from(change.code);
  const { path, isNew } = change;
  const weigh = (lines: readonly number[]): number => weightOf(lines, change);
  const shared = { path, isNew, code: weigh(code) };
  if (file === undefined || file.lines.numbers.length === 0) {
    const lines = { covered: 0, total: shared.code };
    const nothing = { branches: null, long: [], beyondEnd: false, silent: telling(code, code, change) } as const;
    const heavy = heavyAmong(code, change);
    return { ...shared, ...nothing, lines, heavy, uncovered: code, state: 'unmeasured', withoutRecord: shared.code };
  }
  const hits = new Map(Array.from(file.lines.numbers, (line, index) => [line, file.lines.hits[index] ?? 0]));
  const long = hollowLines(change, file.branches, hits);
  const hollow = new Set(long);
  const measured = Array.from(change.changed).filter((line) => hits.has(line));
  const silent = code.filter((line) => !hits.has(line));
  const sparse = isSparse(code.length - silent.length, code.length);
  const counted = sparse ? [...measured, ...silent].toSorted((a, b) => a - b) : measured;
  const uncovered = counted.filter((line) => (hits.get(line) ?? 0) === 0 || hollow.has(line));
  const covered = counted.length - uncovered.length;
  return {
    ...shared,
    lines: { covered, total: covered + weigh(uncovered) },
    branches: file.branches === undefined ? null : branchesOn(file.branches, change.changed),
    uncovered,
    state: sparse ? 'sparse' : 'measured',
    withoutRecord: weigh(silent),
    silent: telling(code, silent, change),
    heavy: heavyAmong(uncovered, change),
    long,
    beyondEnd: isBeyondEnd(file, change.lines),
  };
}

/** Brackets alone say nothing unless a report says something of them. */
function telling(code: readonly number[], silent: readonly number[], change: ChangedLines): Share {
  const bare = new Set(change.bare);
  const [words, brackets] = [silent.filter((line) => !bare.has(line)), silent.filter((line) => bare.has(line))];
  return { covered: weightOf(words, change), total: weightOf(code, change) - weightOf(brackets, change) };
}

/** Lines that no test ran count by the code on them: a feature on one line is no line. */
function weightOf(lines: readonly number[], { long }: ChangedLines): number {
  return lines.reduce((sum, line) => sum + (long.get(line) ?? 1), 0);
}

function heavyAmong(uncovered: readonly number[], change: ChangedLines): FilePatch['heavy'] {
  const heavy = uncovered.filter((line) => (change.long.get(line) ?? 1) > 1);
  return { count: heavy.length, weight: weightOf(heavy, change) };
}

/** What a report tells of all lines of a changed file, its long lines counted by the code on them that no test ran. */
export function weighed(share: Share, change: ChangedLines | undefined, { lines, branches }: FileCoverage): Share {
  if (change === undefined || change.long.size === 0) return share;
  const hits = new Map(Array.from(lines.numbers, (line, index) => [line, lines.hits[index] ?? 0]));
  const hollow = hollowLines(change, branches, hits);
  const missed = [...change.long.keys()].filter((line) => hits.get(line) === 0);
  const uncovered = [...missed, ...hollow];
  return {
    covered: share.covered - hollow.length,
    total: share.total + weightOf(uncovered, change) - uncovered.length,
  };
}

function hollowLines(
  { long }: ChangedLines,
  branches: LineBranches | undefined,
  hits: ReadonlyMap<number, number>,
): readonly number[] {
  return [...long.keys()].filter((line) => (hits.get(line) ?? 0) > 0 && !isWhole(branches, line));
}

/** Whether a report knows more lines than the file has: one more is what some tools write for its end. */
export function isBeyondEnd({ lines }: FileCoverage, length: number): boolean {
  return (lines.numbers.at(-1) ?? 0) > length + 1;
}

/** Whether branches of a line were measured and each of them taken. */
function isWhole(branches: LineBranches | undefined, line: number): boolean {
  const at = branches?.numbers.indexOf(line) ?? -1;
  return branches !== undefined && at >= 0 && branches.covered[at] === branches.total[at];
}

function branchesOn({ numbers, covered, total }: LineBranches, changed: Uint32Array): Share {
  const wanted = new Set(changed);
  let share: Share = { covered: 0, total: 0 };
  numbers.forEach((line, at) => {
    if (wanted.has(line))
      share = { covered: share.covered + (covered[at] ?? 0), total: share.total + (total[at] ?? 0) };
  });
  return share;
}

/** Consecutive lines as ranges, first and last line of each. */
export function rangesOf(lines: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}
