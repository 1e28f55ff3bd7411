import type { Account } from '../../engine/facts/account.ts';
import type { Change } from '../../engine/facts/change.ts';
import type { Roster } from '../../engine/people/roster.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import type { Conversation, RepositoryKey } from '../../platform/port.ts';
import type { Store } from '../../store/port.ts';

/** A comment that may hold commands, as its webhook told it. */
export interface SpokenComment {
  readonly repository: RepositoryKey;
  readonly number: number;
  readonly id: number;
  readonly body: string;
  readonly by: Account;
  /** Epoch milliseconds, the forge's. */
  readonly at: number;
}

/** What a command is judged by. */
export interface Situation {
  readonly change: Change;
  readonly policy: EffectivePolicy;
  readonly roster: Roster;
  readonly rules: readonly string[];
}

/** What carrying out a command takes from the rest of the App. */
export interface Desk {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly now: () => number;
  /** `null` when there is no policy in force, or none that loads. */
  readonly situation: (repository: RepositoryKey, number: number) => Promise<Situation | null>;
  /** Judges the pull request again, at once. */
  readonly recheck: (repository: RepositoryKey, number: number) => Promise<void>;
  /** The verdict in force, as a comment. */
  readonly explanation: (repository: RepositoryKey, number: number) => Promise<string>;
  /** Opens the follow-up of an emergency where no supplier can close it. */
  readonly followUp: (emergency: FollowUp) => Promise<void>;
  /** An owner of the organisation confirms its control repository; answers whether that changed anything. */
  readonly confirm: (comment: SpokenComment) => Promise<boolean>;
}

/** An emergency that somebody must come back to. */
export interface FollowUp {
  readonly repository: RepositoryKey;
  readonly number: number;
  readonly head: string;
  readonly baseRef: string;
  readonly by: readonly string[];
  readonly reason: string;
  readonly until: string;
  readonly policy: EffectivePolicy;
}
