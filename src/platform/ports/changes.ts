import type { Account } from '../../engine/facts/account.ts';
import type { Change, Repository } from '../../engine/facts/change.ts';
import type { CheckRun, CommitStatus } from '../../engine/facts/check.ts';
import type { Commit } from '../../engine/facts/commit.ts';
import type { Comment, Review, Thread } from '../../engine/facts/discussion.ts';
import type { Recorded } from '../../engine/facts/record.ts';
import type { RepositoryKey } from './repository-key.ts';
import type { Reading } from './unreadable.ts';

/** A commit before anybody compared trees. */
export type ListedCommit = Omit<Commit, 'updateMerge'>;

/** What merging right now would give; `pending`: the forge is still computing it. */
export type TestMerge =
  | { readonly state: 'clean'; readonly sha: string; readonly parents: readonly string[] }
  | { readonly state: 'conflict' }
  | { readonly state: 'pending' };

/** What another tool said of the head. Jobs of the forge's own CI are read from its runs, see `Checks`. */
export type Said = CheckRun | CommitStatus;

/** A text file at the tip of the default branch. */
export interface DefaultBranchFile {
  readonly path: string;
  readonly text: string;
}

/** What somebody wrote beside a line of code. */
export interface Remark {
  readonly user: Account | null;
  readonly body: string;
}

/** A pull request as the forge told it at one moment. */
export interface ChangeState {
  readonly change: Omit<Change, 'mergeBase'>;
  /** Epoch milliseconds, the forge's own time. */
  readonly updatedAt: number;
  readonly repository: Omit<Repository, 'properties' | 'baseProtected'>;
  readonly owner: Account;
  readonly testMerge: TestMerge;
  readonly totals: { readonly files: number; readonly additions: number; readonly deletions: number };
  readonly commits: Reading<readonly ListedCommit[]>;
  readonly reviews: Reading<readonly Review[]>;
  readonly comments: Reading<readonly Comment[]>;
  readonly threads: Reading<readonly Thread[]>;
  /** What was said in the review threads. */
  readonly remarks: Reading<readonly Remark[]>;
  /** The commit that merged it; `null` as long as it is not merged. */
  readonly mergeCommit: { readonly sha: string; readonly message: string } | null;
  readonly said: Reading<readonly Said[]>;
  /** Every change of the target branch, oldest first. */
  readonly retargets: Reading<Recorded['baseChanges']>;
  /** `null`: the default branch has no such file. */
  readonly codeowners: Reading<DefaultBranchFile | null>;
  readonly policyFile: Reading<DefaultBranchFile | null>;
  /** Every open pull request that proposes this head, this one included. */
  readonly sameHead: readonly OpenChange[] | null;
}

/** An open pull request, as far as events that name none need it. */
export interface OpenChange {
  readonly number: number;
  readonly head: string;
  readonly baseRef: string;
  /** Of the head's repository; null when the fork is gone. */
  readonly headRef: string;
  readonly updatedAt: number;
}

/** Who moved a branch from where to where; `at` in epoch milliseconds, the forge's own time. */
export interface BranchMove {
  readonly id: string;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly by: Account | null;
  readonly at: number;
}

/** Somebody's approval; `commit` is the head that was approved, null when the forge no longer knows. */
export interface Approval {
  readonly by: Account;
  readonly commit: string | null;
}

/** Reads pull requests and what surrounds them. */
export interface Changes {
  readonly readChange: (repository: RepositoryKey, number: number) => Promise<ChangeState>;
  /** Open ones, newest activity first. */
  readonly listOpen: (repository: RepositoryKey) => Promise<readonly OpenChange[]>;
  /** Open ones whose head is this commit, forks included. */
  readonly openWithHead: (repository: RepositoryKey, sha: string) => Promise<readonly OpenChange[]>;
  /** Who approved a merged pull request that brought this commit, and what they looked at; a later withdrawal counts. */
  readonly approvalsOf: (repository: RepositoryKey, commit: string) => Promise<readonly Approval[]>;
  /** Numbers of the pull requests that a merge group holds, in the order of the queue. */
  readonly groupMembers: (repository: RepositoryKey, groupHead: string, baseRef: string) => Promise<readonly number[]>;
  /** Moves of one branch (`refs/heads/…`), newest first: for the pushes whose webhook was missed. */
  readonly moves: (repository: RepositoryKey, ref: string) => Promise<readonly BranchMove[]>;
  readonly properties: (repository: RepositoryKey) => Promise<Repository['properties']>;
}
