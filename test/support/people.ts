import type { Directory } from '../../src/engine/facts/directory.ts';
import { makeRoster } from '../../src/engine/people/make-roster.ts';
import type { NamedPeople } from '../../src/engine/people/people.ts';
import type { Roster } from '../../src/engine/people/roster.ts';
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
  const { client = {}, vendors = {}, bots = [] } = { ...acme, ...told };
  return makeRoster({ client: byUser(client), vendors: byUser(vendors), bots }, directory(told));
}

function byUser(groups: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, NamedPeople>> {
  return Object.fromEntries(Object.entries(groups).map(([name, users]) => [name, { users, teams: [] }]));
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
