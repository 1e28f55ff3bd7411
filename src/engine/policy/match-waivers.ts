import type { Account } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import type { Reason } from '../facts/reason.ts';
import type { Roster } from '../people/roster.ts';
import type { WaiverPolicy } from './effective.ts';
import type { Waiver } from './waiver.ts';

/** Everything that decides whether a waiver applies to a pull request. */
export interface WaiverCase {
  readonly waivers: readonly Waiver[];
  readonly policy: WaiverPolicy;
  readonly facts: Pick<Facts, 'change' | 'repository' | 'judgedAt'>;
  readonly roster: Roster;
  /**
   * By waiver id: the accounts that approved the merged pull request which added the entry, or that sent the recorded
   * command. A name that somebody typed proves nothing.
   */
  readonly approvers: ReadonlyMap<string, readonly Account[]>;
  /** By waiver id: how many other pull requests it was used for. */
  readonly uses: ReadonlyMap<string, number>;
}

/** The waivers that apply, and those that would if something were not wrong with them: reasons of the policy's texts. */
export interface MatchedWaivers {
  readonly matching: readonly Waiver[];
  readonly ignored: readonly { readonly waiver: Waiver; readonly reason: Reason }[];
}

/** Sorts out the waivers that cover a pull request. Every doubt ends in the waiver not applying. */
export function matchWaivers(circumstances: WaiverCase): MatchedWaivers {
  const { waivers, facts } = circumstances;
  const judged = waivers
    .filter((waiver) => isInScope(waiver, facts))
    .map((waiver) => ({ waiver, reason: objection(waiver, circumstances) }));
  return {
    matching: judged.filter(({ reason }) => reason === null).map(({ waiver }) => waiver),
    ignored: judged.flatMap(({ waiver, reason }) => (reason === null ? [] : [{ waiver, reason }])),
  };
}

/** Paths are compared finding by finding where the verdict is made. */
function isInScope({ scope, source }: Waiver, { change, repository }: WaiverCase['facts']): boolean {
  // No pull request is bound to a deliverable yet.
  if (scope.deliverable !== null) return false;
  if (source === 'command' && scope.head === null) return false;
  return (
    (scope.repositoryId === null || scope.repositoryId === repository.id) &&
    (scope.pullRequest === null || scope.pullRequest === change.number) &&
    (scope.head === null || scope.head === change.head.sha)
  );
}

function objection(waiver: Waiver, circumstances: WaiverCase): Reason | null {
  const key =
    timeObjection(waiver, circumstances) ??
    personObjection(waiver, circumstances) ??
    useObjection(waiver, circumstances);
  return key === null ? null : { key, values: { id: waiver.id, waives: waiver.waives, by: waiver.approvedBy } };
}

function timeObjection({ created, expires }: Waiver, { policy, facts }: WaiverCase): string | null {
  if (expires === null) return 'waiver-without-end';
  const [from, to, now] = [Date.parse(created), Date.parse(expires), Date.parse(facts.judgedAt)];
  if (!(to - from <= policy.maximumDuration)) return 'waiver-too-long';
  if (!(now < to)) return 'waiver-expired';
  return from <= now ? null : 'waiver-not-begun';
}

function personObjection(waiver: Waiver, { approvers, policy, facts, roster }: WaiverCase): string | null {
  const login = waiver.approvedBy.toLowerCase();
  const approver = (approvers.get(waiver.id) ?? []).find((account) => account.login.toLowerCase() === login);
  if (approver === undefined) return 'waiver-not-confirmed';
  if (approver.id === facts.change.author?.id) return 'waiver-own-pull-request';
  return roster.rolesOf(approver).some((role) => policy.by.includes(role)) ? null : 'waiver-not-their-role';
}

function useObjection({ id, waives, maximumUses }: Waiver, { waivers, policy, uses }: WaiverCase): string | null {
  const family = waives.split('/', 1)[0] ?? '';
  if (policy.never.includes(waives) || policy.never.includes(family)) return 'waiver-never';
  // Approvals and uses are kept by id: an id that stands twice could borrow them.
  if (waivers.filter((other) => other.id === id).length > 1) return 'waiver-duplicate-id';
  return maximumUses !== null && (uses.get(id) ?? 0) >= maximumUses ? 'waiver-used-up' : null;
}
