import type { FileCoverage, LineBranches, LineHits } from '../../facts/coverage.ts';
import { COUNT_LIMIT } from '../bytes/ascii.ts';
import type { CoverageReport } from './report.ts';

/**
 * All reports as one: hits of a line are summed, of its branches the largest numbers stay. Commutative and associative;
 * however reports are split, ordered or repeated, the same lines are covered.
 */
export function mergeCoverage(reports: readonly CoverageReport[]): CoverageReport {
  const byPath = new Map<string, FileCoverage[]>();
  for (const file of reports.flatMap(({ files }) => files)) {
    const same = byPath.get(file.path);
    if (same === undefined) byPath.set(file.path, [file]);
    else same.push(file);
  }
  const files = [...byPath].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, same]) => mergeFiles(path, same));
  const roots = new Set(reports.flatMap((report) => report.roots));
  return { files, roots: [...roots].toSorted(), warnings: reports.flatMap(({ warnings }) => warnings) };
}

/** What several reports say of one file; the halves are merged first, so that many small parts cost n log n. */
function mergeFiles(path: string, files: readonly FileCoverage[]): FileCoverage {
  const [first, second] = files;
  if (first === undefined) return { path, lines: { numbers: new Uint32Array(0), hits: new Uint32Array(0) } };
  if (second === undefined) return { ...first, path };
  const middle = files.length >> 1;
  const one = files.length === 2 ? first : mergeFiles(path, files.slice(0, middle));
  const other = files.length === 2 ? second : mergeFiles(path, files.slice(middle));
  const branches = mergeBranches(one.branches, other.branches);
  return { path, lines: mergeLines(one.lines, other.lines), ...(branches === undefined ? {} : { branches }) };
}

function mergeLines(one: LineHits, other: LineHits): LineHits {
  const numbers = union(one.numbers, other.numbers);
  return { numbers, hits: combined(numbers, [one.numbers, one.hits], [other.numbers, other.hits], saturatedSum) };
}

function saturatedSum(a: number, b: number): number {
  return Math.min(a + b, COUNT_LIMIT);
}

function mergeBranches(one: LineBranches | undefined, other: LineBranches | undefined): LineBranches | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const numbers = union(one.numbers, other.numbers);
  return {
    numbers,
    covered: combined(numbers, [one.numbers, one.covered], [other.numbers, other.covered], Math.max),
    total: combined(numbers, [one.numbers, one.total], [other.numbers, other.total], Math.max),
  };
}

/** Both ascending lists as one ascending list without repetition. */
function union(one: Uint32Array, other: Uint32Array): Uint32Array {
  const all = new Uint32Array(one.length + other.length);
  let [i, j, size] = [0, 0, 0];
  while (i < one.length || j < other.length) {
    const a = one[i] ?? Number.POSITIVE_INFINITY;
    const b = other[j] ?? Number.POSITIVE_INFINITY;
    all[size++] = Math.min(a, b);
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return all.slice(0, size);
}

type Column = readonly [numbers: Uint32Array, values: Uint32Array];

function combined(
  numbers: Uint32Array,
  one: Column,
  other: Column,
  combine: (a: number, b: number) => number,
): Uint32Array {
  let [i, j] = [0, 0];
  return numbers.map((line) => {
    const a = one[0][i] === line ? (one[1][i++] ?? 0) : 0;
    const b = other[0][j] === line ? (other[1][j++] ?? 0) : 0;
    return combine(a, b);
  });
}
