import { type Account, atLeastPermission, type Permission } from '../facts/account.ts';
import type { Addition } from '../facts/directory.ts';
import type { Piece, Pieces } from '../facts/facts.ts';
import type { Reason, Value } from '../facts/reason.ts';
import { type Contributors, contributorsOf } from './contributors.ts';
import { type StaleKey, staleness } from './coverage.ts';
import { latestOf, type Opinion, type Voter, votersOf } from './opinions.ts';
import type { Seen } from './seen.ts';
import type { Counting } from './settings.ts';
import { acceptsAnyClient, anyClient, type Approvers, eligibility } from './sources.ts';

/** The facts without which no approval can be counted. */
export const approvalPieces = ['commits', 'comments', 'files', 'permissions', 'recorded', 'reviews'] as const;

/** The facts that approvals are counted on. */
export type ApprovalFacts = Seen<(typeof approvalPieces)[number]>;

type ApprovalPieces = Pick<Pieces, (typeof approvalPieces)[number]>;

/** The values of these facts, or nothing when one of them could not be read. */
export function approvalValues({
  commits,
  comments,
  files,
  permissions,
  recorded,
  reviews,
}: { readonly [K in keyof ApprovalPieces]: Piece<Pieces[K]> }): ApprovalPieces | null {
  if (!commits.known || !comments.known || !files.known) return null;
  if (!permissions.known || !recorded.known || !reviews.known) return null;
  return {
    commits: commits.value,
    comments: comments.value,
    files: files.value,
    permissions: permissions.value,
    recorded: recorded.value,
    reviews: reviews.value,
  };
}

/** Why an approval does not count. */
export type UncountedKey =
  | StaleKey
  | 'vendor'
  | 'on-both-sides'
  | 'author'
  | 'contributor'
  | 'dismissed'
  | 'superseded'
  | 'edited'
  | 'outside'
  | 'no-write-permission';

/** An approval that does not count. */
export interface Uncounted {
  readonly account: Account;
  readonly key: UncountedKey;
  /** The commit it was given for, where that is known. */
  readonly commit: string | null;
  /** Who put the account on both sides, where that was seen. */
  readonly addition?: Addition;
}

/** The approvals of one requirement. */
export interface Count {
  readonly counted: readonly Account[];
  readonly notCounted: readonly Uncounted[];
  /** How many approvals are still missing. */
  readonly missing: number;
  /** Who can give them: client roles as terms and teams by name, never persons; empty when nobody can. */
  readonly able: readonly Value[];
  /** Names among the sources that stand for nobody, or for another account than the recorded one. */
  readonly unresolved: readonly string[];
  /** Why nothing can be said for sure; not empty: undetermined. */
  readonly doubts: readonly Reason[];
}

/** What is known of every voter before any requirement is looked at. */
export interface Ballot {
  readonly voters: readonly Voter[];
  readonly contributors: Contributors;
  readonly facts: ApprovalFacts;
  readonly counting: Counting;
}

/** Reads every opinion and every contributor once. */
export function ballotOf(facts: ApprovalFacts, counting: Counting): Ballot {
  return { voters: votersOf(facts, counting['approve-by']), contributors: contributorsOf(facts), facts, counting };
}

/** Counts the approvals of these sources. */
export function countApprovals(
  ballot: Ballot,
  { approvals, from }: { readonly approvals: number; readonly from: Approvers },
): Count {
  const bar = { isEligible: eligibility(from, ballot.facts.people), floor: from.permission ?? 'write' };
  return {
    ...countAmong(ballot, bar, approvals),
    able: ableOf(ballot, from),
    unresolved: ballot.facts.people.unresolved(from),
  };
}

/** Counts the approvals of these very people; each needs write permission. */
export function countOwners(ballot: Ballot, owners: readonly Account[], approvals: number): Count {
  const ids = new Set(owners.map(({ id }) => id));
  const isEligible = ({ id }: Account): 'eligible' | null => (ids.has(id) ? 'eligible' : null);
  const roles = owners.filter((owner) => isAble(owner, ballot)).flatMap((owner) => ballot.facts.people.rolesOf(owner));
  return {
    ...countAmong(ballot, { isEligible, floor: 'write' }, approvals),
    able: [...new Set(roles)].toSorted().map((role) => ({ term: `role.${role}` })),
    unresolved: [],
  };
}

interface Bar {
  readonly isEligible: (account: Account) => 'named' | 'eligible' | null;
  readonly floor: Permission;
}

function countAmong(ballot: Ballot, bar: Bar, approvals: number): Omit<Count, 'able' | 'unresolved'> {
  const weighed = ballot.voters.flatMap((voter) => {
    const key = uncountedKey(voter, ballot, bar);
    return key === 'silent' ? [] : [{ account: voter.account, key, commit: latestOf(voter)?.commit ?? null }];
  });
  const counted = weighed.filter(({ key }) => key === null).map(({ account }) => account);
  return {
    counted,
    notCounted: weighed.flatMap(({ account, key, commit }) =>
      key === null ? [] : [{ account, key, commit, ...additionOf(account, key, ballot) }],
    ),
    missing: Math.max(0, approvals - counted.length),
    doubts: doubtsOf(ballot, approvals),
  };
}

/** `null`: the approval counts; `silent`: the person approved nothing. */
function uncountedKey(voter: Voter, ballot: Ballot, bar: Bar): UncountedKey | 'silent' | null {
  const { account } = voter;
  const { people } = ballot.facts;
  const latest = latestOf(voter);
  const spoken = spokenKey(voter, latest);
  if (spoken === 'silent') return spoken;
  if (people.vendorOf(account) !== null || !people.isClient(account)) return strangerKey(account, people);
  return (
    excludedKey(account, ballot) ??
    spoken ??
    barredKey(account, ballot.facts, bar) ??
    (latest === undefined ? null : staleness(latest, ballot.facts, ballot.counting.stale))
  );
}

/** Whoever is a client and a supplier through teams counts as the supplier's: somebody may have put them there. */
function strangerKey({ id }: Account, { conflicts }: ApprovalFacts['people']): 'vendor' | 'on-both-sides' {
  return conflicts.some(({ account }) => account.id === id) ? 'on-both-sides' : 'vendor';
}

function additionOf({ id }: Account, key: UncountedKey, { facts }: Ballot): Pick<Uncounted, 'addition'> {
  if (key !== 'on-both-sides') return {};
  const addition = facts.people.conflicts.find(({ account }) => account.id === id)?.addition;
  return addition === undefined ? {} : { addition };
}

function spokenKey(
  { opinions, edited }: Voter,
  latest: Opinion | undefined,
): 'silent' | 'edited' | 'dismissed' | 'superseded' | null {
  if (latest === undefined) return edited ? 'edited' : 'silent';
  if (latest.kind === 'approval') return null;
  const approvedBefore = opinions.some(({ kind }) => kind === 'approval');
  if (latest.kind === 'refusal') return approvedBefore ? 'superseded' : 'silent';
  return approvedBefore || latest.dismissedFrom === 'approved' || latest.dismissedFrom === null
    ? 'dismissed'
    : 'silent';
}

function excludedKey({ id }: Account, { facts, contributors, counting }: Ballot): 'author' | 'contributor' | null {
  const ignored = counting['ignore-approvals-from'];
  if (ignored.includes('author') && facts.change.author?.id === id) return 'author';
  return ignored.includes('contributors') && contributors.accounts.has(id) ? 'contributor' : null;
}

function barredKey(
  account: Account,
  { permissions }: ApprovalFacts,
  { isEligible, floor }: Bar,
): 'outside' | 'no-write-permission' | null {
  const standing = isEligible(account);
  if (standing === null) return 'outside';
  // A requirement may raise the bar; below write only its own naming of the person goes.
  const wanted = atLeastPermission(floor, 'write') ? floor : 'write';
  if (standing === 'named' && wanted === 'write') return null;
  return atLeastPermission(permissions.get(account.id) ?? 'none', wanted) ? null : 'no-write-permission';
}

function doubtsOf({ facts, contributors, counting }: Ballot, approvals: number): readonly Reason[] {
  if (approvals === 0) return [];
  const { disputed } = facts.files;
  const unsure: readonly Reason[] =
    disputed.length === 0 ? [] : [{ key: 'disputed-paths', values: { paths: disputed } }];
  return counting['ignore-approvals-from'].includes('contributors') ? [...contributors.doubts, ...unsure] : unsure;
}

/** Roles and teams, because suppliers read the page and rosters are none of their business. */
function ableOf(ballot: Ballot, from: Approvers): readonly Value[] {
  if (acceptsAnyClient(from)) return [{ term: 'actor.client' }];
  const { people } = ballot.facts;
  const hasSome = (sources: Partial<Approvers>): boolean =>
    people.eligible({ ...anyClient, ...sources }).some((account) => isAble(account, ballot));
  const roles = from.roles.filter((role) => hasSome({ roles: [role] }));
  const teams = from.teams.filter((team) => hasSome({ teams: [team] }));
  const others = people
    .eligible({ ...anyClient, users: from.users, organization: from.organization })
    .filter((account) => isAble(account, ballot))
    .flatMap((account) => people.rolesOf(account));
  return [...[...new Set([...roles, ...others])].map((role) => ({ term: `role.${role}` })), ...teams];
}

/** Whether somebody could still give an approval. */
function isAble(account: Account, ballot: Ballot): boolean {
  const isDone = ballot.voters.some((voter) => voter.account.id === account.id && isApproving(voter, ballot));
  return ballot.facts.people.isClient(account) && excludedKey(account, ballot) === null && !isDone;
}

function isApproving(voter: Voter, { facts, counting }: Ballot): boolean {
  const latest = latestOf(voter);
  return latest?.kind === 'approval' && staleness(latest, facts, counting.stale) === null;
}
