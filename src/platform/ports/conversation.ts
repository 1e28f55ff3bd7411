import type { RepositoryKey } from './repository-key.ts';

/** Emoji under a comment. */
export type Reaction = '+1' | '-1' | 'eyes' | 'rocket' | 'confused';

/** Writes in issues and conversations; these may wait behind check runs. */
export interface Conversation {
  readonly comment: (repository: RepositoryKey, number: number, body: string) => Promise<number>;
  readonly editComment: (repository: RepositoryKey, commentId: number, body: string) => Promise<void>;
  readonly react: (repository: RepositoryKey, commentId: number, reaction: Reaction) => Promise<void>;
  readonly openIssue: (
    repository: RepositoryKey,
    issue: { readonly title: string; readonly body: string; readonly assignees: readonly string[] },
  ) => Promise<number>;
  readonly editIssue: (
    repository: RepositoryKey,
    number: number,
    issue: { readonly title?: string; readonly body?: string; readonly state?: 'open' | 'closed' },
  ) => Promise<void>;
  /** Lets everybody who may read write again, below an issue or a pull request. */
  readonly unlock: (repository: RepositoryKey, number: number) => Promise<void>;
  readonly requestReviewers: (
    repository: RepositoryKey,
    number: number,
    reviewers: { readonly users: readonly string[]; readonly teams: readonly string[] },
  ) => Promise<void>;
}
