import type { Account } from './account.ts';

/** A pull request as the forge tells it; times are ISO 8601 in UTC. */
export interface Change {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  /** `null`: the account was deleted. Whoever is unknown counts as the supplier's. */
  readonly author: Account | null;
  readonly base: BranchTip;
  readonly head: HeadTip;
  /** Best common ancestor of the target branch and the head; `null` when there is none or it could not be read. */
  readonly mergeBase: string | null;
  readonly labels: readonly string[];
  readonly milestone: string | null;
  readonly createdAt: string;
  /** Set for a merge group that is judged in the place of a pull request. */
  readonly mergeGroup?: true;
  readonly requestedReviewers: { readonly users: readonly Account[]; readonly teams: readonly string[] };
}

/** A branch name without `refs/heads/` and the commit it points to. */
export interface BranchTip {
  readonly ref: string;
  readonly sha: string;
}

/** Where the proposed commits live; a deleted fork has no repository any more. */
export interface HeadTip extends BranchTip {
  readonly repositoryId: number | null;
  readonly fork: boolean;
}

/** The repository that would receive the change. */
export interface Repository {
  readonly id: number;
  /** `owner/name`, for people; identity is `id`. */
  readonly name: string;
  readonly defaultBranch: string;
  /** Whether the forge protects the target branch of this change: only there is the required check posted. */
  readonly baseProtected: boolean;
  readonly visibility: 'public' | 'private' | 'internal';
  readonly topics: readonly string[];
  /** Custom properties that the organisation gave the repository. */
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}
