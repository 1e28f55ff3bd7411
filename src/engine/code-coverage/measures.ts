import { mergeCoverage } from '../evidence/line-coverage/merge-coverage.ts';
import { branchShare, lineShare } from '../evidence/line-coverage/report.ts';
import type { ChangedLines, CoverageFacts, FileCoverage, FileShare, Share } from '../facts/coverage.ts';
import type { Delivery } from '../facts/evidence.ts';
import type { ChangedFiles } from '../facts/file.ts';
import { matcherOf } from '../settings/globs.ts';
import { countedIn } from './counted.ts';
import { weighed } from './patch.ts';
import type { Component, MeasuringSettings } from './settings.ts';
import { withSilentLines } from './sparse.ts';

/** One file of the perimeter as it counts. */
export interface FileMeasure extends FileShare {
  /** Lines that reports leave out and that are there, as the base’s record or their mere number tells: they count as uncovered. */
  readonly vanished: number;
}

/** The perimeter as it counts. */
export interface Measures {
  /** By path. */
  readonly files: readonly FileMeasure[];
  /** What the accepted deliveries say together, by path. */
  readonly reported: ReadonlyMap<string, FileCoverage>;
  /** Files of the perimeter that no report names and whose lines nobody counted. */
  readonly uncounted: readonly string[];
}

/** Puts together what counts for each file of the perimeter: records, what was carried, and what nobody measured. */
export function measuresOf(
  coverage: CoverageFacts,
  accepted: readonly Delivery[],
  { perimeter, components }: Pick<MeasuringSettings, 'perimeter' | 'components'>,
): Measures {
  const ids = new Set(accepted.map(({ id }) => id));
  const reports = coverage.deliveries.filter(({ delivery }) => ids.has(delivery));
  const merged = mergeCoverage(reports.map(({ files }) => ({ files, roots: [], warnings: [] })));
  const reported = new Map(merged.files.map((file) => [file.path, file]));
  const isInside = countedIn(perimeter);
  const paths = [...new Set([...coverage.sources.keys(), ...reported.keys()])].filter(isInside).toSorted();
  const context: Context = {
    coverage,
    reported,
    carried: carriedFiles(coverage, reported, components),
    before: before(coverage),
    changes: new Map(coverage.changes.map((change) => [change.path, change])),
  };
  const measured = paths.map((path) => measureOf(path, context));
  return {
    reported,
    files: measured.flatMap((file) => (file === null ? [] : [file])),
    uncounted: paths.filter((_, index) => measured[index] === null),
  };
}

interface Context {
  readonly coverage: CoverageFacts;
  readonly reported: ReadonlyMap<string, FileCoverage>;
  readonly carried: ReadonlyMap<string, FileShare>;
  readonly before: ReadonlyMap<string, FileShare>;
  readonly changes: ReadonlyMap<string, ChangedLines>;
}

function before({ base }: CoverageFacts): ReadonlyMap<string, FileShare> {
  return new Map((base?.files ?? []).map((file) => [file.path, file]));
}

/** `null`: no report names the file and its lines were not counted. */
function measureOf(path: string, { coverage, reported, carried, changes, before: base }: Context): FileMeasure | null {
  const file = reported.get(path);
  const code = coverage.sources.get(path) ?? null;
  if (file !== undefined && file.lines.numbers.length > 0) {
    const same = coverage.base?.changedSince.has(path) === false ? base.get(path) : undefined;
    const lines = whole(weighed(lineShare(file.lines), changes.get(path), file), code, same);
    const branches = file.branches === undefined ? null : branchShare(file.branches);
    return { path, lines: lines.share, branches, origin: 'measured', vanished: lines.vanished };
  }
  const known = carried.get(path);
  if (known !== undefined) return { ...known, origin: 'carried', vanished: 0 };
  if (code === null) return coverage.sources.has(path) ? null : unmeasured(path, 0);
  return unmeasured(path, code);
}

function unmeasured(path: string, code: number): FileMeasure {
  return { path, lines: { covered: 0, total: code }, branches: null, origin: 'unmeasured', vanished: 0 };
}

/** Lines that a report leaves out are not there to be uncovered: where that can be told, they are put back. */
function whole(
  share: Share,
  code: number | null,
  same: FileShare | undefined,
): { readonly share: Share; readonly vanished: number } {
  const known = same?.origin === 'measured' ? same.lines.total : 0;
  const total = Math.max(withSilentLines(share, code).total, known);
  return { share: { covered: share.covered, total }, vanished: total - share.total };
}

/**
 * Values of the base for components that no report of the head names at all, as long as no file of the component changed
 * since: a supplier who stops measuring a part keeps its value only while he leaves it alone.
 */
function carriedFiles(
  { base }: CoverageFacts,
  reported: ReadonlyMap<string, FileCoverage>,
  components: readonly Component[],
): ReadonlyMap<string, FileShare> {
  if (base === null) return new Map();
  const carried = components.flatMap(({ paths }) => {
    const isOwn = matcherOf(paths);
    const isTouched = [...base.changedSince].some(isOwn) || [...reported.keys()].some(isOwn);
    return isTouched ? [] : base.files.filter(({ path, origin }) => origin !== 'unmeasured' && isOwn(path));
  });
  return new Map(carried.map((file) => [file.path, file]));
}

/** Tells which files belong to a component; a file that this pull request renames belongs to both of its places. */
export function membersOf({ paths }: Component, { entries }: ChangedFiles): (path: string) => boolean {
  const isOwn = matcherOf(paths);
  const moved = new Set(
    entries.flatMap(({ path, previousPath, status }) =>
      status === 'renamed' && previousPath !== null && isOwn(previousPath) ? [path] : [],
    ),
  );
  return (path) => isOwn(path) || moved.has(path);
}

/** Lines of all files together. */
export function linesOf(files: readonly FileShare[]): Share {
  return sum(files.map(({ lines }) => lines));
}

/** Branches of all files together; `null` when no report tells of branches. */
export function branchesOf(files: readonly FileShare[]): Share | null {
  const known = files.flatMap(({ branches }) => (branches === null ? [] : [branches]));
  return known.length === 0 ? null : sum(known);
}

function sum(shares: readonly Share[]): Share {
  return shares.reduce((one, other) => ({ covered: one.covered + other.covered, total: one.total + other.total }), {
    covered: 0,
    total: 0,
  });
}
