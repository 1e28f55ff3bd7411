import type { DeliveredCoverage, LostPath } from '../../../facts/coverage.ts';
import { mergeCoverage } from '../merge-coverage.ts';
import type { CoverageReport } from '../report.ts';
import type { PathHints } from './known-folders.ts';
import { freshEffort, placer } from './place-path.ts';
import { resolveCoverage } from './resolve-coverage.ts';
import type { TreeIndex } from './tree-index.ts';

/** Lost paths that are named; the others are counted. */
const MOST_NAMED = 20;

/** Puts the coverage reports of one delivery onto the files of the tree; a root counts for the reports that name it. */
export function placeCoverage(
  reports: readonly CoverageReport[],
  tree: TreeIndex,
  hints: PathHints = {},
): Omit<DeliveredCoverage, 'delivery' | 'otherText'> {
  const effort = freshEffort();
  const byRoots = Map.groupBy(reports, ({ roots }) => JSON.stringify(roots));
  const placed = [...byRoots.values()].flatMap((some) => {
    const place = placer(tree, { ...hints, roots: [...(hints.roots ?? []), ...(some[0]?.roots ?? [])] }, effort);
    return some.map((report) => resolveCoverage(report, place));
  });
  const lost = new Map<string, LostPath>();
  for (const { ambiguous, unresolved } of placed.map(({ paths }) => paths)) {
    for (const path of unresolved) lost.set(path, { path, candidates: [] });
    for (const one of ambiguous) lost.set(one.path, one);
  }
  const { files } = mergeCoverage(placed.map((one) => ({ files: one.files, roots: [], warnings: [] })));
  const named = [...lost.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)).slice(0, MOST_NAMED);
  return { files, lost: { count: lost.size, of: lost.size + files.length, paths: named } };
}
