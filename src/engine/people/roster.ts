import type { Account } from '../facts/account.ts';
import type { Addition } from '../facts/directory.ts';

/** Who is who under one policy, by account id: made from the policy's `people:` and the directory. */
export interface Roster {
  /** The client roles of an account; empty for everybody else, conflicting accounts included. */
  readonly rolesOf: (account: Account | null) => readonly string[];
  /** Vendor of an account, or `null` for a client's and for a known bot. Whoever is in no role is some vendor's: `'unknown'`. */
  readonly vendorOf: (account: Account | null) => string | null;
  /** Whether the account is a live client-role member and no vendor. */
  readonly isClient: (account: Account | null) => boolean;
  /** Whether the account is one of the policy's update bots, by id and kind. */
  readonly isKnownBot: (account: Account | null) => boolean;
  /** The clients among the members of roles, teams and named users: whoever has no client role counts as a supplier's. */
  readonly eligible: (from: Sources) => readonly Account[];
  /** Names that resolve to nobody, or to another account than the recorded one, among these sources. */
  readonly unresolved: (from: Sources) => readonly string[];
  /** Accounts on both sides: a finding. They count as the vendor's, except those whom the policy names as users of a client role. */
  readonly conflicts: readonly Conflict[];
}

/** An account on both sides. */
export interface Conflict {
  readonly account: Account;
  readonly role: string;
  readonly vendor: string;
  /** Who put it into the vendor's team, where that was seen. */
  readonly addition?: Addition;
}

/** Whom a requirement accepts: client roles, users, teams, the whole organisation, or a least permission. */
export interface Sources {
  readonly roles: readonly string[];
  readonly users: readonly string[];
  readonly teams: readonly string[];
  readonly organization: boolean;
}
