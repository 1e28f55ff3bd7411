import type { PlacedFinding, PlacedRun } from '../../facts/analysis.ts';
import { type PathHints, resolvePaths } from '../line-coverage/resolve-paths.ts';
import type { AnalysisReport } from './report.ts';

/** A report with the format it was read as; `tool` stands in where the format names no tool (Checkstyle). */
export interface ReadAnalysis {
  readonly format: string;
  readonly tool: string | null;
  readonly report: AnalysisReport;
}

/** The tree that findings are about: its files, and the lines of one of them where they can be had. */
export interface FindingTree {
  readonly paths: readonly string[];
  readonly linesOf: (path: string) => readonly string[] | undefined;
}

/** Puts findings onto the files of the tree, each with the text of its line; one that leads nowhere keeps its path. */
export function placeRuns(
  reports: readonly ReadAnalysis[],
  tree: FindingTree,
  hints: PathHints = {},
): readonly PlacedRun[] {
  const reported = reports.flatMap(({ report }) =>
    report.runs.flatMap(({ findings, notifications }) => [...findings, ...notifications].map(({ path }) => path)),
  );
  const { resolved } = resolvePaths(reported, tree.paths, hints);
  return reports.flatMap(({ format, tool, report }) =>
    report.runs.map((run) => ({
      ...run,
      format,
      tool: tool ?? run.tool,
      findings: run.findings.map((finding): PlacedFinding => {
        const path = resolved.get(finding.path);
        const lineText = path === undefined ? undefined : tree.linesOf(path)?.[finding.line - 1];
        return { finding: { ...finding, path: path ?? finding.path }, lineText: lineText ?? '' };
      }),
      notifications: run.notifications.map((one) => ({ ...one, path: resolved.get(one.path) ?? one.path })),
    })),
  );
}
