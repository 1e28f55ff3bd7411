import type { AnalysisRun } from '../../facts/analysis.ts';
import type { Warning } from '../../facts/evidence.ts';

/** The runs of a report in its order; no run at all is missing evidence. */
export interface AnalysisReport {
  readonly runs: readonly AnalysisRun[];
  readonly warnings: readonly Warning[];
}

/** Findings kept of a report; more is a problem, since dropped ones could not be told from fixed ones. */
export const MAX_FINDINGS = 200_000;

/** Characters kept of a message. */
export const MAX_MESSAGE = 2000;
