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

/** What stands on a line (1-based) of a file, or what stands for it where the file cannot be read; empty beyond its end. */
export type LineText = (path: string, line: number) => string;

/** Findings on the files of a tree, before anybody read these. */
export interface PlacedReports {
  /** The files in which there are findings. */
  readonly paths: ReadonlySet<string>;
  /** The runs, each finding with the text of its line. */
  readonly withLines: (lineText: LineText) => readonly PlacedRun[];
}

/**
 * Puts findings onto the files of the tree. One that leads nowhere keeps its path, and its message stands for the line.
 */
export function placeRuns(reports: readonly ReadAnalysis[], files: TreeIndex, hints: PathHints = {}): PlacedReports {
  const place = placer(files, hints);
  const placed = reports.map((read) => ({ ...read, resolved: placesOf(read.report, place) }));
  const found = placed.flatMap(({ report, resolved }) =>
    report.runs.flatMap(({ findings }) => findings.flatMap(({ path }) => resolved.get(path) ?? [])),
  );
  return {
    paths: new Set(found),
    withLines: (lineText) =>
      placed.flatMap(({ format, tool, report, resolved }) =>
        report.runs.map((run) => ({
          ...run,
          format,
          tool: tool ?? run.tool,
          findings: run.findings.map((finding) => withLine(finding, resolved.get(finding.path), lineText)),
          notifications: run.notifications.map((one) => ({ ...one, path: resolved.get(one.path) ?? one.path })),
        })),
      ),
  };
}

function placesOf({ runs }: AnalysisReport, place: ReturnType<typeof placer>): ReadonlyMap<string, string> {
  const reported = runs.flatMap(({ findings, notifications }) => [...findings, ...notifications]);
  return resolvePaths(
    reported.map(({ path }) => path),
    place,
  ).resolved;
}

function withLine(finding: Finding, path: string | undefined, lineText: LineText): PlacedFinding {
  if (path === undefined) return { finding, lineText: finding.message };
  return { finding: { ...finding, path }, lineText: finding.line === 0 ? '' : lineText(path, finding.line) };
}
