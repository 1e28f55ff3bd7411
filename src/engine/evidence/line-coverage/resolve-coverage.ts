import { mergeCoverage } from './merge-coverage.ts';
import type { CoverageReport } from './report.ts';
import { type PathHints, type ResolvedPaths, resolvePaths } from './resolve-paths.ts';

/** A report on the files of a tree, and what could not be placed. */
export interface ResolvedCoverage {
  readonly report: CoverageReport;
  readonly paths: ResolvedPaths;
}

/** Puts a report onto a tree: reported paths that mean the same file become one file, those without a file are left out. */
export function resolveCoverage(
  report: CoverageReport,
  tree: readonly string[],
  hints: PathHints = {},
): ResolvedCoverage {
  const paths = resolvePaths(
    report.files.map(({ path }) => path),
    tree,
    { ...hints, roots: [...(hints.roots ?? []), ...report.roots] },
  );
  const files = report.files.flatMap((file) => {
    const path = paths.resolved.get(file.path);
    return path === undefined ? [] : [{ ...file, path }];
  });
  const alone = files.map((file) => ({ files: [file], roots: [], warnings: [] }));
  return { report: { ...mergeCoverage(alone), roots: report.roots, warnings: report.warnings }, paths };
}
