/** Who moved a ref, as GitHub told it at the time: git's own dates and authors prove nothing. */
export interface PushRecord {
  readonly repositoryId: number;
  /** Full ref, `refs/heads/…`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly pusherId: number;
  readonly pusherLogin: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly source: 'webhook' | 'activity';
  /** Delivery GUID or activity id: the same event is recorded once. */
  readonly sourceId: string;
}

/** One moment at which a pull request began to point at a commit; the same commit may come back later. */
export interface HeadRecord {
  readonly repositoryId: number;
  readonly number: number;
  readonly sha: string;
  readonly baseRef: string;
  readonly firstSeenAt: number;
}

/** What exactly a person had in front of them when approving. */
export interface ApprovedPatch {
  readonly repositoryId: number;
  readonly reviewId: number;
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly mergeBase: string;
  readonly patchDigest: string;
  readonly at: number;
}

export interface CommentApproval {
  readonly repositoryId: number;
  readonly commentId: number;
  readonly number: number;
  readonly accountId: number;
  readonly accountLogin: string;
  readonly body: string;
  /** The recorded head when the comment arrived. */
  readonly headSha: string;
  readonly at: number;
  /** Set by the first edit or deletion; from then on it never counts. */
  readonly editedAt: number | null;
}

/** What the App saw happen, keyed by numeric ids; nothing here is ever rewritten. */
export interface History {
  /** Idempotent by (repository, source, source id). */
  recordPush(push: PushRecord): Promise<void>;
  /** Pushes that ended at this commit on any ref, oldest first. */
  pushesTo(repositoryId: number, after: string): Promise<readonly PushRecord[]>;
  /** All pushes to a ref, oldest first. */
  pushesOf(repositoryId: number, ref: string): Promise<readonly PushRecord[]>;
  /** Appends when the newest recorded head or base differs, else keeps the first time. Answers whether it appended. */
  recordHead(head: HeadRecord): Promise<boolean>;
  /** Oldest first. */
  heads(repositoryId: number, number: number): Promise<readonly HeadRecord[]>;
  /** Every pull request that was ever seen with this head, oldest first, whatever became of it. */
  headsWith(repositoryId: number, sha: string): Promise<readonly HeadRecord[]>;
  /** The first record of a review stays. */
  recordApproval(patch: ApprovedPatch): Promise<void>;
  approvals(repositoryId: number, number: number): Promise<readonly ApprovedPatch[]>;
  /** The first record of a comment stays. */
  recordComment(comment: Omit<CommentApproval, 'editedAt'>): Promise<void>;
  markCommentEdited(repositoryId: number, commentId: number, at: number): Promise<void>;
  comments(repositoryId: number, number: number): Promise<readonly CommentApproval[]>;
}
