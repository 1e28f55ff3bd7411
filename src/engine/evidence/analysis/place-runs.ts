import type { Finding, PlacedFinding, PlacedRun } from '../../facts/analysis.ts';
import type { PathHints } from '../line-coverage/paths/known-folders.ts';
import { placer } from '../line-coverage/paths/place-path.ts';
import { resolvePaths } from '../line-coverage/paths/resolve-paths.ts';
import type { TreeIndex } from '../line-coverage/paths/tree-index.ts';
import type { AnalysisReport } from './report.ts';

/** A report with the format it was read as; `tool` stands in where the format names no tool (Checkstyle). */
export interface ReadAnalysis {
  readonly format: string;
  readonly tool: string | null;
  readonly report: AnalysisReport;
}

/** The tree that findings are about. */
export interface FindingTree {
  readonly files: TreeIndex;
  /** What stands on a line (1-based) of a file, or what stands for it where the file cannot be read; empty beyond its end. */
  readonly lineText: (path: string, line: number) => string;
}

/**
 * Puts findings onto the files of the tree, each with the text of its line. One that leads nowhere keeps its path, and its
 * message stands for the line.
 */
export function placeRuns(
  reports: readonly ReadAnalysis[],
  tree: FindingTree,
  hints: PathHints = {},
): readonly PlacedRun[] {
  const place = placer(tree.files, hints);
  return reports.flatMap(({ format, tool, report }) => {
    const reported = report.runs.flatMap(({ findings, notifications }) => [...findings, ...notifications]);
    const { resolved } = resolvePaths(
      reported.map(({ path }) => path),
      place,
    );
    return report.runs.map((run) => ({
      ...run,
      format,
      tool: tool ?? run.tool,
      findings: run.findings.map((finding) => placed(finding, resolved.get(finding.path), tree)),
      notifications: run.notifications.map((one) => ({ ...one, path: resolved.get(one.path) ?? one.path })),
    }));
  });
}

function placed(finding: Finding, path: string | undefined, { lineText }: FindingTree): PlacedFinding {
  if (path === undefined) return { finding, lineText: finding.message };
  return { finding: { ...finding, path }, lineText: finding.line === 0 ? '' : lineText(path, finding.line) };
}
