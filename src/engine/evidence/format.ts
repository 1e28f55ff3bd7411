import type { ReportKind } from '../facts/evidence.ts';
import type { AnalysisReport } from './analysis/report.ts';
import type { Parser } from './bytes/problem.ts';
import type { CoverageReport } from './line-coverage/report.ts';
import type { Sample } from './sample.ts';
import type { TestReport } from './tests/report.ts';

/** What each kind of report becomes, whatever tool wrote it. */
export interface ReportByKind {
  readonly coverage: CoverageReport;
  readonly tests: TestReport;
  readonly analysis: AnalysisReport;
}

/** One format: how its bytes are recognised and read. A folder and a line in the registry. */
export interface EvidenceFormat<K extends ReportKind = ReportKind> {
  /** The folder's name. */
  readonly id: string;
  readonly kind: K;
  /** Looks at the content only; a file's name belongs to the author of the pull request. */
  readonly recognizes: (sample: Sample) => boolean;
  /** A fresh reader: total, in time n log n, its memory bounded by the distinct records and not by the bytes. */
  readonly start: () => Parser<ReportByKind[K]>;
}

/** Any format of any kind. */
export type AnyFormat = { readonly [K in ReportKind]: EvidenceFormat<K> }[ReportKind];
