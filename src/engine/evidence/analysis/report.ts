import type { Warning } from '../bytes/problem.ts';

/** How grave a tool says a finding is, in SARIF's words. */
export type FindingLevel = 'error' | 'warning' | 'note' | 'none';

/** One finding of a static analysis. */
export interface Finding {
  readonly rule: string;
  readonly level: FindingLevel;
  /** As written in the report; empty when it has no place. */
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

/** One run of one tool. */
export interface AnalysisRun {
  readonly tool: string;
  readonly version: string;
  /** `false`: the tool said that it failed; absent: it did not say. Neither is "no findings". */
  readonly executionSuccessful?: boolean;
  readonly rules: readonly AnalysisRule[];
  readonly findings: readonly Finding[];
}

/** The runs of a report in its order; no run at all is missing evidence. */
export interface AnalysisReport {
  readonly runs: readonly AnalysisRun[];
  readonly warnings: readonly Warning[];
}

/** Findings kept of a report; more is a problem, since dropped ones could not be told from fixed ones. */
export const MAX_FINDINGS = 200_000;

/** Characters kept of a message. */
export const MAX_MESSAGE = 2000;
