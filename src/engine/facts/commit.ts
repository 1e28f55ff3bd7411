import type { Account } from './account.ts';

/** One commit of the pull request; the graph holds every commit reachable from the head and not from the target, over ALL parents. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: Signatory;
  readonly committer: Signatory;
  readonly message: string;
  /** People named by `Co-authored-by` trailers. */
  readonly coAuthors: readonly Signatory[];
  readonly signature: Signature | null;
  /**
   * For a merge of the target branch into the pull request: `clean` when its tree is exactly what merging gives,
   * `changed` when somebody edited it by hand, `unknown` when that could not be computed. `null` for every other commit.
   */
  readonly updateMerge: 'clean' | 'changed' | 'unknown' | null;
}

/** Who a commit names. An e-mail is a claim, not an identity: `account` is `null` when the forge maps it to nobody. */
export interface Signatory {
  readonly account: Account | null;
  readonly name: string;
  readonly email: string;
}

/** What the forge found when it verified a commit's signature. */
export interface Signature {
  readonly verified: boolean;
  readonly signer: Account | null;
}
