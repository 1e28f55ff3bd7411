import type { Account } from './accounts.ts';

export interface Reaction {
  readonly id: number;
  readonly content: string;
  readonly user: Account;
  readonly createdAt: Date;
}

export interface Comment {
  readonly id: number;
  body: string;
  readonly author: Account;
  readonly createdAt: Date;
  updatedAt: Date;
  lastEditedAt: Date | null;
  editor: Account | null;
  minimizedReason: string | null;
  readonly reactions: Reaction[];
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  title: string;
  description: string | null;
  state: 'open' | 'closed';
  dueOn: Date | null;
  readonly creator: Account;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';

export interface Review {
  readonly id: number;
  readonly author: Account;
  state: ReviewState;
  /** The state before a dismissal. */
  previousState: ReviewState | null;
  body: string;
  readonly commitId: string;
  readonly submittedAt: Date;
  updatedAt: Date;
  lastEditedAt: Date | null;
}

export interface ReviewComment extends Comment {
  readonly reviewId: number;
  readonly inReplyToId: number | null;
  readonly commitId: string;
}

export interface ReviewThread {
  readonly id: number;
  readonly path: string;
  readonly line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly comments: ReviewComment[];
  resolvedBy: Account | null;
  outdated: boolean;
}
