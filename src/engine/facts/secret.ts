/** What looking for secrets in a pull request gave: every commit, every text, every head that was ever pushed. */
export interface Secrets {
  readonly findings: readonly SecretFinding[];
  /** What was not read, or not whole: nobody may call it clean. */
  readonly unread: readonly UnreadPart[];
}

/** A text of the pull request that is no file. */
export type SecretText =
  | 'title'
  | 'description'
  | 'branch'
  | 'commit-message'
  | 'file-name'
  | 'merge-message'
  | 'comment';

/** One secret, or what looks like one. The value itself is nowhere: `redacted` shows a prefix, the length, two characters. */
export interface SecretFinding {
  /** Id of the form that recognised it. */
  readonly detector: string;
  readonly vendor: string;
  /** Key of the vocabulary under `secret.kind.`. */
  readonly kind: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** `head`: still there; `history`: only an earlier commit holds it; `pushed-away`: only a head that a later push replaced. */
  readonly where: 'head' | 'history' | 'pushed-away';
  readonly in: 'file' | SecretText;
  /** Empty for texts. */
  readonly path: string;
  /** 1-based, of the file or the text as it stands. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The first commit that brought it; `null` for texts that belong to no commit. */
  readonly commit: string | null;
  /** Keyed digest of value and family: the same secret elsewhere has the same one, another organisation another one. */
  readonly fingerprint: string;
  readonly redacted: string;
  /** Why it is likely no secret, a key of the vocabulary under `secret.demotion.`; `null` for what counts. */
  readonly demoted: string | null;
  /** Page where its owner replaces it; empty when nobody knows one. */
  readonly revoke: string;
  /** A comment beside it asks that scanners let it pass. */
  readonly allowComment: boolean;
  /** Whether it stands on a line that the pull request adds; the rest of a touched file is read for what spans lines. */
  readonly added: boolean;
  /** Whether a baseline of the control repository lists it. */
  readonly baselined: boolean;
}

/** Something that was not read. */
export interface UnreadPart {
  readonly in: 'file' | SecretText | 'commits' | 'detectors' | 'baseline';
  /** Of a file in the repository, or of one in the control repository; empty when none is meant. */
  readonly path: string;
  readonly commit: string | null;
  /** Key of the vocabulary under `secret.unread.`. */
  readonly reason: string;
}
