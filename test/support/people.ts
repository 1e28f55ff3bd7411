import type { Account } from '../../src/engine/facts/account.ts';
import type { Directory } from '../../src/engine/facts/directory.ts';
import type { Roster, Sources } from '../../src/engine/people/roster.ts';
import { account } from './facts.ts';

/** Who is who in a test, by login. */
export interface Told {
  readonly client?: Readonly<Record<string, readonly string[]>>;
  readonly vendors?: Readonly<Record<string, readonly string[]>>;
  readonly bots?: readonly string[];
  readonly teams?: Readonly<Record<string, readonly string[]>>;
}

const acme: Told = {
  client: { cto: ['claire-cto'], product: ['sophie-petit', 'paul-martin'], direction: ['marie-durand'] },
  vendors: { 'agence-nord': ['an-lea', 'an-karim'] },
  bots: ['dependabot[bot]'],
  teams: { produit: ['sophie-petit', 'paul-martin'] },
};

/** The people of `acme-boutique` unless a test says otherwise. */
export function roster(told: Told = {}): Roster {
  const { client = {}, vendors = {}, bots = [], teams = {} } = { ...acme, ...told };
  const rolesOf = (who: Account | null): readonly string[] => (who === null ? [] : within(client, who.id));
  const isKnownBot = (who: Account | null): boolean =>
    who !== null && who.kind === 'bot' && bots.some((login) => idOf(login) === who.id);
  const isClient = (who: Account | null): boolean =>
    who !== null && rolesOf(who).length > 0 && within(vendors, who.id).length === 0;
  const named = ({ roles, users, teams: wanted }: Sources): readonly string[] => [
    ...roles.flatMap((role) => client[role] ?? []),
    ...users,
    ...wanted.flatMap((team) => teams[team] ?? []),
  ];
  return {
    rolesOf: (who) => (isClient(who) ? rolesOf(who) : []),
    vendorOf: (who) =>
      isClient(who) || isKnownBot(who) ? null : ((who === null ? undefined : within(vendors, who.id)[0]) ?? 'unknown'),
    isClient,
    isKnownBot,
    eligible: (from) => [...new Set(named(from))].map((login) => account(login)).filter(isClient),
    unresolved: ({ roles, teams: wanted }) => [
      ...roles.filter((role) => client[role] === undefined),
      ...wanted.filter((team) => teams[team] === undefined),
    ],
    conflicts: [],
  };
}

function within(groups: Readonly<Record<string, readonly string[]>>, id: number): readonly string[] {
  return Object.entries(groups).flatMap(([name, logins]) => (logins.some((login) => idOf(login) === id) ? [name] : []));
}

function idOf(login: string): number {
  return account(login).id;
}

/** The same people as the forge's directory tells them. */
export function directory(told: Told = {}): Directory {
  const { client = {}, vendors = {}, bots = [], teams = {} } = { ...acme, ...told };
  const logins = [...Object.values(client), ...Object.values(vendors), ...Object.values(teams), bots].flat();
  return {
    users: new Map(logins.map((login) => [login, { state: 'found', account: account(login) }])),
    teams: new Map(
      Object.entries(teams).map(([team, members]) => [
        team,
        { state: 'found', id: account(team).id, members: members.map((login) => account(login)) },
      ]),
    ),
    members: null,
  };
}
