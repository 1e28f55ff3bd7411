/** An exception that somebody of the client granted: it expires, it stays visible, and it names what it covers. */
export interface Waiver {
  readonly id: string;
  /** A family, `family/rule`, or a finding's fingerprint. */
  readonly waives: string;
  readonly scope: WaiverScope;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  /** ISO 8601; a waiver without an end never matches. */
  readonly created: string;
  readonly expires: string | null;
  readonly maximumUses: number | null;
  /** `file`: trusted because of who can write to the control repository; `command`: covers one head only. */
  readonly source: 'file' | 'command';
}

/** Everything that is set must match; repositories are ids. */
export interface WaiverScope {
  readonly repositoryId: number | null;
  readonly paths: readonly string[];
  readonly pullRequest: number | null;
  readonly head: string | null;
  readonly deliverable: string | null;
}

/** A green light for one head on one target branch, for a day. */
export interface Emergency {
  readonly head: string;
  readonly baseRef: string;
  readonly reason: string;
  readonly by: readonly string[];
  /** ISO 8601. */
  readonly until: string;
}
