import type { Account } from './account.ts';

/** A submitted review; times are the forge's, ISO 8601 in UTC. */
export interface Review {
  readonly id: string;
  readonly user: Account | null;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  /** The head the reviewer looked at; `null` when the forge no longer knows. */
  readonly commit: string | null;
  readonly submitted: string;
  readonly body: string;
  readonly edited: boolean;
  /** Who dismissed it, when it was dismissed. */
  readonly dismissedBy: Account | null;
  /** What it said until it was dismissed; absent: nobody knows, so it is taken for a refusal. */
  readonly dismissedFrom?: 'approved' | 'changes-requested' | 'commented';
}

/** A comment in the pull request's conversation. */
export interface Comment {
  readonly id: string;
  readonly user: Account | null;
  readonly body: string;
  readonly created: string;
  readonly edited: boolean;
}

/** A review thread; it counts as resolved only when its opener or a client role resolved it. */
export interface Thread {
  readonly id: string;
  readonly path: string;
  readonly opener: Account | null;
  readonly resolved: boolean;
  readonly resolvedBy: Account | null;
}
