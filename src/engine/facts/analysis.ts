/** How grave a tool says a finding is, in SARIF's words. */
export type FindingLevel = 'error' | 'warning' | 'note' | 'none';

/** One finding of a static analysis. */
export interface Finding {
  readonly rule: string;
  readonly level: FindingLevel;
  /** As written in the report, until it is placed in a tree; empty when it has no place. */
  readonly path: string;
  /** 1-based; 0 when the finding is about the whole file. */
  readonly line: number;
  readonly message: string;
  /** Tags of its rule. */
  readonly tags: readonly string[];
  /** Somebody decided that it does not count: listed, never dropped. */
  readonly suppressed?: 'in-source' | 'external';
  /** The tool's own identities of the finding, by name; compared only between runs of the same tool. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** A rule that a tool says it ran with. */
export interface AnalysisRule {
  readonly id: string;
  readonly level: FindingLevel;
  readonly tags: readonly string[];
}

/** Something that a tool says it could not do: SARIF's notifications of level `error`. */
export interface ToolNotification {
  /** What kind of trouble it was; empty when the tool does not say. */
  readonly id: string;
  readonly message: string;
  /** The file that it was about, as `Finding.path`. */
  readonly path: string;
}

/** One run of one tool. */
export interface AnalysisRun {
  readonly tool: string;
  readonly version: string;
  /** `false`: the tool said that it failed; absent: it did not say. Neither is "no findings". */
  readonly executionSuccessful?: boolean;
  /** Without those that were switched off, each with the level that this run gave it. */
  readonly rules: readonly AnalysisRule[];
  readonly findings: readonly Finding[];
  readonly notifications: readonly ToolNotification[];
}

/**
 * A finding with what stands on its line in its own tree: empty when it has no line; its message when it has no file; blob and
 * line number when the file could not be read.
 */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly lineText: string;
}

/** A run on the files of the tree. */
export interface PlacedRun extends Omit<AnalysisRun, 'findings'> {
  /** As the report names it; where the format names none (Checkstyle), as the collector's manifest does, else "checkstyle". */
  readonly tool: string;
  readonly format: string;
  readonly findings: readonly PlacedFinding[];
}

/** What is known of static analysis: the runs that were delivered, and those of the commit that the head is compared with. */
export interface AnalysisFacts {
  /** One entry for each delivery with an analysis report, by its id; a report without a run has none here either. */
  readonly deliveries: readonly { readonly delivery: string; readonly runs: readonly PlacedRun[] }[];
  readonly base: BaseAnalysis | null;
}

/** The findings recorded for the merge base, or for its nearest first-parent ancestor that has any. */
export interface BaseAnalysis {
  readonly commit: string;
  readonly distance: number;
  readonly tools: readonly KnownTool[];
}

/** What one tool said of the base. */
export interface KnownTool {
  readonly tool: string;
  /** The rules that it said it ran with. */
  readonly rules: readonly KnownRule[];
  readonly findings: readonly KnownFinding[];
  readonly notifications: readonly ToolNotification[];
}

/** A recorded rule, with the lowest level that any run gave it. */
export type KnownRule = Pick<AnalysisRule, 'id' | 'level'>;

/** As much of a recorded finding as makes it the same one. */
export interface KnownFinding {
  readonly rule: string;
  readonly path: string;
  readonly lineText: string;
  readonly suppressed: boolean;
}
