/** The verdict in force for a pull request. */
export interface VerdictRecord {
  readonly repositoryId: number;
  readonly number: number;
  readonly installationId: number;
  readonly head: string;
  readonly baseRef: string;
  readonly policyDigest: string;
  readonly verdictDigest: string;
  readonly conclusion: string;
  /** The verdict as canonical JSON text. */
  readonly json: string;
  readonly judgedAt: number;
  /** When time alone may change it (a waiver ends, a freeze begins); null when it cannot. */
  readonly changesAt: number | null;
}

/** One line of the past: what was concluded for a commit that wanted to land on a branch. */
export interface Judgement {
  readonly repositoryId: number;
  readonly number: number;
  readonly head: string;
  readonly baseRef: string;
  readonly policyDigest: string;
  readonly verdictDigest: string;
  readonly conclusion: string;
  readonly judgedAt: number;
}

export interface Verdicts {
  find(repositoryId: number, number: number): Promise<VerdictRecord | undefined>;
  /** Replaces the verdict in force and, when it differs from it, adds a judgement. An older one than recorded is ignored. */
  save(verdict: VerdictRecord): Promise<void>;
  /** Verdicts whose `changesAt` has come, oldest first. */
  due(now: number, limit: number): Promise<readonly VerdictRecord[]>;
  /** Other pull requests with this head, so that the worse verdict can win. */
  withHead(repositoryId: number, head: string): Promise<readonly VerdictRecord[]>;
  /** Past judgements of a pull request, oldest first. */
  judgements(repositoryId: number, number: number): Promise<readonly Judgement[]>;
  /** Past judgements of a commit, oldest first: "was it green for that branch?" */
  judgementsOf(repositoryId: number, head: string): Promise<readonly Judgement[]>;
  /** Judgements of a repository in [from, to), oldest first, for the weekly figures. */
  judgementsBetween(repositoryId: number, from: number, to: number): Promise<readonly Judgement[]>;
}

/** A check run that we wrote. */
export interface PostedCheck {
  readonly repositoryId: number;
  readonly headSha: string;
  readonly name: string;
  readonly installationId: number;
  readonly number: number;
  readonly checkRunId: number;
  /** Digest of the page last written: an equal one is not written again. */
  readonly digest: string;
  readonly status: 'in_progress' | 'completed';
  /** GitHub appends annotations: a retry goes on from here. */
  readonly annotationsWritten: number;
  readonly postedAt: number;
  readonly completedAt: number | null;
}

/** A comment that we keep up to date; `purpose` tells several of them apart. */
export interface StickyComment {
  readonly repositoryId: number;
  readonly number: number;
  readonly purpose: string;
  readonly commentId: number;
  readonly digest: string;
}

export interface Postings {
  findCheck(repositoryId: number, headSha: string, name: string): Promise<PostedCheck | undefined>;
  checksOf(repositoryId: number, headSha: string): Promise<readonly PostedCheck[]>;
  saveCheck(check: PostedCheck): Promise<void>;
  /** Unfinished checks written before `before`: GitHub makes them stale after 14 days. */
  waitingSince(before: number, limit: number): Promise<readonly PostedCheck[]>;
  findComment(repositoryId: number, number: number, purpose: string): Promise<StickyComment | undefined>;
  saveComment(comment: StickyComment): Promise<void>;
}
