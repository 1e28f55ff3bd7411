import type { Account } from '../facts/account.ts';
import { atLeastPermission } from '../facts/account.ts';
import { latestOf, type Opinion, votersOf } from './opinions.ts';
import type { Seen } from './seen.ts';
import type { Counting } from './settings.ts';

/** Somebody who asked for changes and has not taken it back. */
export interface Refusal {
  readonly account: Account;
  /** `dismissed`: somebody who is no client put it aside, which counts for nothing; `unclear`: nobody knows what a dismissed review had said, nor who dismissed it. */
  readonly kind: 'asked' | 'dismissed' | 'unclear';
  readonly dismissedBy: Account | null;
}

/** The facts that refusals are read from. */
export type RefusalFacts = Seen<'comments' | 'permissions' | 'reviews'>;

/**
 * The refusals in force: of clients with write permission, since nobody else could approve either. Only that person's
 * approval or a dismissal by a client ends one; a push does not.
 */
export function refusalsOf(facts: RefusalFacts, ways: Counting['approve-by']): readonly Refusal[] {
  return votersOf(facts, ways).flatMap((voter) => {
    const latest = latestOf(voter);
    const { account } = voter;
    if (latest === undefined || !facts.people.isClient(account)) return [];
    if (!atLeastPermission(facts.permissions.get(account.id) ?? 'none', 'write')) return [];
    const kind = kindOf(latest, facts);
    return kind === null ? [] : [{ account, kind, dismissedBy: latest.dismissedBy }];
  });
}

function kindOf({ kind, dismissedBy, dismissedFrom }: Opinion, { people }: RefusalFacts): Refusal['kind'] | null {
  if (kind === 'refusal') return 'asked';
  const isOver =
    kind === 'approval' ||
    people.isClient(dismissedBy) ||
    dismissedFrom === 'approved' ||
    dismissedFrom === 'commented';
  if (isOver) return null;
  return dismissedFrom === null && dismissedBy === null ? 'unclear' : 'dismissed';
}
