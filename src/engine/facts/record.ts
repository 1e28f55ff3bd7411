import type { Account } from './account.ts';

/** What the App wrote down when it happened, because the forge forgets it or lets the author rewrite it. */
export interface Recorded {
  /** Every push to the head branch that was seen, oldest first. */
  readonly pushes: readonly Push[];
  /** Digest of the patch (merge base to commit) by commit: equal digests are identical patches. */
  readonly patches: ReadonlyMap<string, string>;
  /** State at the moment each approval arrived, by review id. */
  readonly approvals: ReadonlyMap<string, ApprovalRecord>;
  /** Every change of the target branch, oldest first. */
  readonly baseChanges: readonly { readonly at: string; readonly from: string; readonly to: string }[];
}

/** `head` is the commit that the branch pointed to after the push; `at` is when the forge told us, never a git date. */
export interface Push {
  readonly head: string;
  /** What the branch pointed to until then; `null`: the branch was new. Absent: the push before it in the record. */
  readonly before?: string | null;
  readonly by: Account | null;
  readonly at: string;
}

/** What an approval was given for. */
export interface ApprovalRecord {
  readonly head: string;
  readonly baseRef: string;
  readonly patch: string | null;
}
