import type { FileCoverage } from '../../../facts/coverage.ts';
import type { CoverageReport } from '../report.ts';
import type { Place } from './place-path.ts';
import { type ResolvedPaths, resolvePaths } from './resolve-paths.ts';

/** What a report says of the files of a tree, and what could not be placed. */
export interface ResolvedCoverage {
  /** Reported paths that mean the same file stand beside each other: they are still to be merged. */
  readonly files: readonly FileCoverage[];
  readonly paths: ResolvedPaths;
}

/** Puts one report onto a tree; files without a place are left out. */
export function resolveCoverage(report: CoverageReport, place: (path: string) => Place): ResolvedCoverage {
  const paths = resolvePaths(
    report.files.map(({ path }) => path),
    place,
  );
  const files = report.files.flatMap((file) => {
    const path = paths.resolved.get(file.path);
    return path === undefined ? [] : [{ ...file, path }];
  });
  return { files, paths };
}
