import type { Account } from '../facts/account.ts';
import type { Addition, Directory, NamedTeam } from '../facts/directory.ts';
import type { NamedPeople, People } from './people.ts';
import type { Conflict, Roster, Sources } from './roster.ts';

/**
 * Who is who today. A vendor counts before a client role, except for a client whom the policy names as a user: nobody
 * loses a role by being put into a team. Total; names that resolve to nobody give nobody anything.
 */
export function makeRoster(people: People, directory: Directory): Roster {
  const client = sidesOf(people.client, directory);
  const vendors = sidesOf(people.vendors, directory);
  const named = new Set(client.filter(({ byName }) => byName).map(({ account }) => account.id));
  const supplier = vendors.filter(({ account, byName }) => byName || !named.has(account.id));
  const vendorById = new Map(supplier.map(({ account, group }) => [account.id, group]));
  const live = client.filter(({ account }) => !vendorById.has(account.id) && account.kind === 'user');
  const bots = new Set(
    people.bots
      .flatMap((login) => userOf(login, directory))
      .filter(isBot)
      .map(({ id }) => id),
  );
  const rolesOf = (account: Account | null): readonly string[] =>
    account === null
      ? []
      : [...new Set(live.filter(({ account: { id } }) => id === account.id).map(({ group }) => group))];
  const isClient = (account: Account | null): boolean => rolesOf(account).length > 0;
  const isKnownBot = (account: Account | null): boolean =>
    account !== null && isBot(account) && bots.has(account.id) && !vendorById.has(account.id);

  return {
    rolesOf,
    isClient,
    isKnownBot,
    vendorOf: (account) => {
      if (isClient(account) || isKnownBot(account)) return null;
      return (account === null ? undefined : vendorById.get(account.id)) ?? 'unknown';
    },
    eligible: (from) => {
      const sources = sourcesOf(from, people);
      const all = sources.flatMap((source) => accountsOf(source, directory)).concat(membersOf(from, directory));
      return distinct(all).filter(isClient);
    },
    unresolved: (from) => [...new Set(sourcesOf(from, people).flatMap((source) => missingOf(source, directory)))],
    conflicts: conflictsOf(client, vendors).map((conflict) => ({
      ...conflict,
      ...additionTo(conflict, people, directory),
    })),
  };
}

/** An account in a role or at a vendor; `byName`: the policy names the user itself, not only a team. */
interface Side {
  readonly account: Account;
  readonly group: string;
  readonly byName: boolean;
}

function sidesOf(groups: Readonly<Record<string, NamedPeople>>, directory: Directory): readonly Side[] {
  return Object.entries(groups).flatMap(([group, { users, teams }]) => {
    const named = users.flatMap((login) => userOf(login, directory));
    const members = teams.flatMap((slug) => teamOf(slug, directory));
    return named.concat(members).map((account, index) => ({ account, group, byName: index < named.length }));
  });
}

/** One entry an account: whoever is on both sides, with the first role and vendor that the policy gives. */
function conflictsOf(client: readonly Side[], vendors: readonly Side[]): readonly Conflict[] {
  const found = client.flatMap(({ account, group: role }) => {
    const vendor = vendors.find((side) => side.account.id === account.id)?.group;
    return vendor === undefined ? [] : [{ account, role, vendor }];
  });
  return [...new Map(found.toReversed().map((conflict) => [conflict.account.id, conflict])).values()].toReversed();
}

/** The latest time that somebody was seen to put the account into one of the vendor's teams. */
function additionTo(
  { account, vendor }: Conflict,
  { vendors }: People,
  directory: Directory,
): Pick<Conflict, 'addition'> {
  const seen = (vendors[vendor]?.teams ?? []).flatMap((slug): readonly Addition[] => {
    const found = team(slug, directory);
    const addition = found?.state === 'found' ? found.additions?.get(account.id) : undefined;
    return addition === undefined ? [] : [addition];
  });
  const addition = seen.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);
  return addition === undefined ? {} : { addition };
}

function sourcesOf({ roles, users, teams }: Sources, people: People): readonly NamedPeople[] {
  const named = roles.map((role) => (Object.hasOwn(people.client, role) ? people.client[role] : undefined));
  return [...named.filter((one) => one !== undefined), { users, teams }];
}

function accountsOf({ users, teams }: NamedPeople, directory: Directory): readonly Account[] {
  return [...users.flatMap((login) => userOf(login, directory)), ...teams.flatMap((slug) => teamOf(slug, directory))];
}

function membersOf({ organization }: Sources, { members }: Directory): readonly Account[] {
  return organization ? (members ?? []) : [];
}

function missingOf({ users, teams }: NamedPeople, directory: Directory): readonly string[] {
  return [
    ...users.filter((login) => directory.users.get(login.toLowerCase())?.state !== 'found'),
    ...teams.filter((slug) => team(slug, directory)?.state !== 'found'),
  ];
}

function userOf(login: string, { users }: Directory): readonly Account[] {
  const user = users.get(login.toLowerCase());
  return user?.state === 'found' ? [user.account] : [];
}

function teamOf(slug: string, directory: Directory): readonly Account[] {
  const found = team(slug, directory);
  return found?.state === 'found' ? found.members : [];
}

function team(slug: string, { teams }: Directory): NamedTeam | undefined {
  return teams.get(slug.toLowerCase());
}

function isBot({ kind }: Account): boolean {
  return kind === 'bot';
}

function distinct(accounts: readonly Account[]): readonly Account[] {
  return [...new Map(accounts.map((account) => [account.id, account])).values()];
}
