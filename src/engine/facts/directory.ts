import type { Account } from './account.ts';

/** What the names in a policy stand for on the forge today. */
export interface Directory {
  /** By login as the policy writes it, lower-cased. */
  readonly users: ReadonlyMap<string, NamedUser>;
  /** By team slug (`team`, or `organisation/team`), lower-cased. Members of nested teams included, pending ones not. */
  readonly teams: ReadonlyMap<string, NamedTeam>;
  /** Members of the organisation; `null` when the policy does not ask for them. */
  readonly members: readonly Account[] | null;
}

/** A login of the policy; `replaced`: the name now belongs to another account than the recorded one, which is an error. */
export type NamedUser =
  | { readonly state: 'found'; readonly account: Account }
  | { readonly state: 'missing' }
  | { readonly state: 'replaced' };

/** A team of the policy with the people in it. */
export type NamedTeam =
  | {
      readonly state: 'found';
      readonly id: number;
      readonly members: readonly Account[];
      /** By account id: who put a member there, where that was seen. */
      readonly additions?: ReadonlyMap<number, Addition>;
    }
  | { readonly state: 'missing' }
  | { readonly state: 'replaced' };

/** Somebody put an account into a team. `at` in ISO 8601: when the forge told. */
export interface Addition {
  readonly by: Account;
  readonly at: string;
}
