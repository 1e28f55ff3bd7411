import { mergeCoverage } from '../evidence/line-coverage/merge-coverage.ts';
import { branchShare, lineShare } from '../evidence/line-coverage/report.ts';
import type { ChangedLines, CoverageFacts, FileCoverage, FileShare, Share } from '../facts/coverage.ts';
import type { Delivery } from '../facts/evidence.ts';
import type { ChangedFiles } from '../facts/file.ts';
import { matcherOf } from '../settings/globs.ts';
import { carriedFiles } from './carried.ts';
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

/** What the accepted deliveries say together, by path. */
export function reportedBy(
  { deliveries }: CoverageFacts,
  accepted: readonly Delivery[],
): ReadonlyMap<string, FileCoverage> {
  const ids = new Set(accepted.map(({ id }) => id));
  const reports = deliveries.filter(({ delivery }) => ids.has(delivery));
  const merged = mergeCoverage(reports.map(({ files }) => ({ files, roots: [], warnings: [] })));
  return new Map(merged.files.map((file) => [file.path, file]));
}

/** What reports say, and how many changed lines of each file they should have said something of and did not. */
export interface Said {
  readonly reported: ReadonlyMap<string, FileCoverage>;
  readonly silent: ReadonlyMap<string, number>;
}

/** Puts together what counts for each file of the perimeter: records, what was carried, and what nobody measured. */
export function measuresOf(
  coverage: CoverageFacts,
  { reported, silent }: Said,
  { perimeter, components }: Pick<MeasuringSettings, 'perimeter' | 'components'>,
): Measures {
  const isInside = countedIn(perimeter);
  const paths = [...new Set([...coverage.sources.keys(), ...reported.keys()])].filter(isInside).toSorted();
  const context: Context = {
    coverage,
    reported,
    silent,
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

interface Context extends Said {
  readonly coverage: CoverageFacts;
  readonly carried: ReadonlyMap<string, FileShare>;
  readonly before: ReadonlyMap<string, FileShare>;
  readonly changes: ReadonlyMap<string, ChangedLines>;
}

function before({ base }: CoverageFacts): ReadonlyMap<string, FileShare> {
  return new Map((base?.files ?? []).map((file) => [file.path, file]));
}

/** `null`: no report names the file and its lines were not counted. */
function measureOf(path: string, context: Context): FileMeasure | null {
  const { coverage, reported, carried } = context;
  const file = reported.get(path);
  if (file !== undefined && file.lines.numbers.length > 0) return measuredFile(path, file, context);
  const known = carried.get(path);
  if (known !== undefined) return { ...known, origin: 'carried', vanished: 0 };
  const code = coverage.sources.get(path) ?? null;
  if (code === null) return coverage.sources.has(path) ? null : unmeasured(path, 0);
  return unmeasured(path, code);
}

function measuredFile(
  path: string,
  file: FileCoverage,
  { coverage, changes, before: base, silent }: Context,
): FileMeasure {
  const same = coverage.base?.changedSince.has(path) === false ? base.get(path) : undefined;
  const told = weighed(lineShare(file.lines), changes.get(path), file);
  const lines = whole(told, silent.get(path) ?? 0, coverage.sources.get(path) ?? null, same);
  const branches = file.branches === undefined ? null : branchShare(file.branches);
  return { path, lines: lines.share, branches, origin: 'measured', vanished: lines.vanished };
}

function unmeasured(path: string, code: number): FileMeasure {
  return { path, lines: { covered: 0, total: code }, branches: null, origin: 'unmeasured', vanished: 0 };
}

/** Lines that a report leaves out are not there to be uncovered: where that can be told, they are put back. */
function whole(
  share: Share,
  silent: number,
  code: number | null,
  same: FileShare | undefined,
): { readonly share: Share; readonly vanished: number } {
  const known = same?.origin === 'measured' ? same.lines.total : 0;
  const total = Math.max(withSilentLines(share, code).total, share.total + silent, known);
  return { share: { covered: share.covered, total }, vanished: total - share.total };
}

/** Tells which files belong to a component; a file that this pull request renames belongs to both of its places. */
export function membersOf({ paths }: Pick<Component, 'paths'>, { entries }: ChangedFiles): (path: string) => boolean {
  const isOwn = matcherOf(paths);
  const moved = new Set(
    entries.flatMap(({ path, previousPath, status }) =>
      status === 'renamed' && previousPath !== null && isOwn(previousPath) ? [path] : [],
    ),
  );
  return (path) => isOwn(path) || moved.has(path);
}

/** Branches of the perimeter or a part of it. */
export function branchesOf(files: readonly FileShare[]): Share | null {
  return branchesAmong(files.map(({ origin, ...file }) => ({ ...file, isMeasured: origin !== 'unmeasured' })));
}

/** Lines of all files together. */
export function linesOf(files: readonly Pick<Counted, 'lines'>[]): Share {
  return sum(files.map(({ lines }) => lines));
}

/** Lines and branches of some code, and whether a report tells of them. */
interface Counted {
  readonly isMeasured: boolean;
  readonly lines: Share;
  readonly branches: Share | null;
}

/**
 * Branches of all files together; `null` when no report tells of branches. A file of which nobody measured a line has as
 * many as the measured ones have on so many lines, none of them taken: left out, it would make the others look complete.
 */
export function branchesAmong(files: readonly Counted[]): Share | null {
  const measured = files.filter(({ isMeasured }) => isMeasured);
  const known = measured.flatMap(({ branches }) => (branches === null ? [] : [branches]));
  if (known.length === 0) return null;
  const branches = sum(known);
  const lines = linesOf(measured).total;
  const unknown = linesOf(files).total - lines;
  return {
    covered: branches.covered,
    total: branches.total + (lines === 0 ? unknown : Math.ceil((unknown * branches.total) / lines)),
  };
}

function sum(shares: readonly Share[]): Share {
  return shares.reduce((one, other) => ({ covered: one.covered + other.covered, total: one.total + other.total }), {
    covered: 0,
    total: 0,
  });
}
