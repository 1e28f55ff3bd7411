import { contributorsOf } from '../../approvals/contributors.ts';
import type { ApprovalFacts } from '../../approvals/count.ts';
import { acceptsAnyClient } from '../../approvals/sources.ts';
import type { Account } from '../../facts/account.ts';
import type { People } from '../../people/people.ts';
import type { Request, Requirement } from './requirement.ts';
import type { Settings } from './settings.ts';

/** Whom to ask for a review, beside those who are asked already. */
export interface Reviewers {
  readonly users: readonly Account[];
  readonly teams: readonly string[];
}

/** What the forge remembers of earlier requests. */
export interface RequestHistory {
  /** Accounts and team slugs whose request somebody took back: they are never asked again. */
  readonly removed: { readonly users: readonly Account[]; readonly teams: readonly string[] };
}

/**
 * Whom the policy wants asked for the requirements that still wait (`waiting`, by name). The same pull request always
 * draws the same people. Nobody is asked for a draft, nobody twice, and nobody whose request somebody took back.
 */
export function reviewersToRequest(
  { requirements, request }: Pick<Settings, 'requirements' | 'request'>,
  waiting: ReadonlySet<string>,
  context: { readonly facts: ApprovalFacts; readonly people: People; readonly history: RequestHistory },
): Reviewers {
  if (context.facts.change.draft || context.facts.change.state !== 'open') return { users: [], teams: [] };
  const asked = requirements
    .filter(({ name }) => waiting.has(name))
    .map((requirement) => askedFor(requirement, requirement.request ?? request, context));
  return {
    users: [...new Map(asked.flatMap(({ users }) => users).map((user) => [user.id, user])).values()],
    teams: [...new Set(asked.flatMap(({ teams }) => teams))],
  };
}

type Context = Parameters<typeof reviewersToRequest>[2];

function askedFor({ name, require }: Requirement, request: Request, context: Context): Reviewers {
  const { facts, people, history } = context;
  if (request === 'none' || require.approvals === 0) return { users: [], teams: [] };
  if (request === 'teams') {
    const wanted = [
      ...require.from.teams,
      ...rolesOf(require.from, people).flatMap((role) => people.client[role]?.teams ?? []),
    ];
    const known = new Set([...facts.change.requestedReviewers.teams, ...history.removed.teams].map(slugOf));
    return { users: [], teams: [...new Set(wanted)].filter((team) => !known.has(slugOf(team))) };
  }
  const candidates = candidatesFor(require.from, context);
  const fresh = candidates.filter(({ id }) => !isBusy(id, context));
  if (request === 'all') return { users: fresh, teams: [] };
  const busy = candidates.length - fresh.length;
  return { users: drawn(fresh, name, facts).slice(0, Math.max(0, request.random - busy)), teams: [] };
}

/** Everybody whose approval could count and whose request nobody took back. */
function candidatesFor(from: Requirement['require']['from'], { facts, people, history }: Context): readonly Account[] {
  const contributors = contributorsOf(facts).accounts;
  const removed = new Set(history.removed.users.map(({ id }) => id));
  return facts.people
    .eligible({ ...from, roles: rolesOf(from, people) })
    .filter(({ id }) => id !== facts.change.author?.id && !contributors.has(id) && !removed.has(id));
}

function rolesOf(from: Requirement['require']['from'], people: People): readonly string[] {
  return acceptsAnyClient(from) ? Object.keys(people.client) : from.roles;
}

function isBusy(id: number, { facts }: Context): boolean {
  return (
    facts.change.requestedReviewers.users.some((user) => user.id === id) ||
    facts.reviews.some(({ user, state }) => user?.id === id && state !== 'commented')
  );
}

function drawn(accounts: readonly Account[], name: string, { repository, change }: ApprovalFacts): readonly Account[] {
  const lots = accounts.map((account) => ({
    account,
    lot: lotOf(`${repository.id}/${change.number}/${name}/${account.id}`),
  }));
  return lots
    .toSorted((one, other) => one.lot - other.lot || one.account.id - other.account.id)
    .map(({ account }) => account);
}

/** FNV-1a (32 bits), the words of the seed in the order of the text. */
function lotOf(seed: string): number {
  return Array.from(seed, (letter) => letter.codePointAt(0) ?? 0).reduce(
    (hash, code) => Math.imul(hash ^ code, 0x0100_0193) >>> 0,
    0x811c_9dc5,
  );
}

function slugOf(team: string): string {
  return team.slice(team.indexOf('/') + 1).toLowerCase();
}
