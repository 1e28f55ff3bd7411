import { ownersNamed } from '../codeowners/codeowners.ts';
import type { Account } from '../facts/account.ts';
import type { Directory, NamedTeam, NamedUser } from '../facts/directory.ts';
import type { ScenarioFile } from './schema.ts';

// GitHub's own numbers, because rules know some of these accounts by id.
const wellKnown: Readonly<Record<string, number>> = {
  'web-flow': 19_864_447,
  'github-actions[bot]': 41_898_282,
  'dependabot[bot]': 49_699_333,
  'renovate[bot]': 29_139_614,
};

/** A stable made-up number of a name: FNV-1a in 32 bits, above the numbers that GitHub has given out. */
export function madeUpId(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name.toLowerCase()) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return 0x1_0000_0000 + (hash >>> 0);
}

/** Finds the account behind a login of the scenario. */
export type AccountOf = (login: string) => Account;

/** Accounts by login: the scenario's own entry, a well-known number, or a made-up one. */
export function accountsOf({ accounts }: ScenarioFile): AccountOf {
  const byLogin = new Map(Object.entries(accounts).map(([login, one]) => [login.toLowerCase(), one]));
  return (login) => {
    const given = byLogin.get(login.toLowerCase());
    const kind = given?.kind ?? (login.endsWith('[bot]') ? 'bot' : 'user');
    return { id: given?.id ?? wellKnown[login] ?? madeUpId(login), login, kind };
  };
}

/** The directory that answers for every name the policy writes: people exist unless the scenario says otherwise, teams only if it lists them. */
export function directoryOf(scenario: ScenarioFile, named: PolicyNames): Directory {
  const account = accountsOf(scenario);
  const users = named.users.map((login): [string, NamedUser] => [
    login.toLowerCase(),
    userOf(login, scenario, account),
  ]);
  const bots = named.bots.map((login): [string, NamedUser] => [login.toLowerCase(), botOf(login, scenario, account)]);
  const listed = Object.entries(scenario.teams).map(([slug, members]): [string, NamedTeam] => [
    slug.toLowerCase(),
    { state: 'found', id: madeUpId(`team ${slug}`), members: members.map(account) },
  ]);
  const teams = new Map(listed);
  // A CODEOWNERS file writes the organisation before the team's name; the scenario need not.
  const own = `${scenario.repository.name.split('/')[0]?.toLowerCase() ?? ''}/`;
  for (const name of named.teams.map((slug) => slug.toLowerCase())) {
    const short = name.startsWith(own) ? name.slice(own.length) : name;
    teams.set(name, teams.get(name) ?? teams.get(short) ?? { state: 'missing' });
  }
  return {
    users: new Map([...users, ...bots]),
    teams,
    members: scenario.members?.map(account) ?? null,
  };
}

/** The names a policy mentions, wherever it mentions them. */
export interface PolicyNames {
  readonly users: readonly string[];
  readonly teams: readonly string[];
  readonly bots: readonly string[];
}

/** Collects the names under the keys `users`, `teams` and `bots` at any depth, and the owners of a CODEOWNERS file. */
export function namesIn(policy: unknown, codeowners: string | null): PolicyNames {
  const owners = ownersNamed(codeowners ?? '');
  // The policy's own spelling of a login comes last, because the last one holds.
  return {
    users: [...owners.users, ...under('users', policy)],
    teams: [...owners.teams, ...under('teams', policy)],
    bots: under('bots', policy),
  };
}

function under(wanted: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === wanted && Array.isArray(member) ? member.filter((name) => typeof name === 'string') : under(wanted, member),
  );
}

function userOf(login: string, scenario: ScenarioFile, account: AccountOf): NamedUser {
  if (isAmong(scenario['missing-accounts'], login)) return { state: 'missing' };
  if (isAmong(scenario['replaced-accounts'], login)) return { state: 'replaced' };
  return { state: 'found', account: account(login) };
}

function botOf(login: string, scenario: ScenarioFile, account: AccountOf): NamedUser {
  return userOf(login.endsWith('[bot]') ? login : `${login}[bot]`, scenario, account);
}

function isAmong(logins: readonly string[], login: string): boolean {
  return logins.some((one) => one.toLowerCase() === login.toLowerCase());
}
