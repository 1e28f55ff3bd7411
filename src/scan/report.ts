import type { Finding } from '../engine/secrets/scanner/finding.ts';
import type { UnreadReason } from '../search/search-content.ts';

/** A finding with the place it was found in. */
export interface PlacedFinding extends Finding {
  readonly path: string;
  readonly commit?: string;
  readonly state?: 'head' | 'history';
  /** The baseline lists it. */
  readonly known?: true;
}

/** Something that was not read, or not whole. */
export interface Gap {
  readonly path: string;
  readonly commit?: string;
  readonly reason: UnreadReason | 'not-a-request' | 'rule-refused';
}

/** What a scan tells. */
export interface ScanReport {
  readonly findings: readonly PlacedFinding[];
  readonly incomplete: readonly Gap[];
  readonly files: number;
  /** Fingerprints may be compared with those of another scan: a key was given. */
  readonly comparable: boolean;
}

/** Exit codes of the command line. */
export const EXIT = { clean: 0, findings: 1, wrongUse: 2, incomplete: 3 } as const;

/** Tells whether a finding counts: nothing demoted it and the baseline does not know it. */
export const counts = (finding: PlacedFinding): boolean => finding.demoted === undefined && finding.known !== true;

/** The exit code a report deserves: findings before gaps, gaps before clean. */
export const exitOf = (report: Pick<ScanReport, 'findings' | 'incomplete'>): number => {
  if (report.findings.some((finding) => counts(finding))) return EXIT.findings;
  return report.incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
};
