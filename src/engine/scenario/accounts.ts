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
  return (login) => {
    const given = accounts[login];
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
  const missing = named.teams.map((slug): [string, NamedTeam] => [slug.toLowerCase(), { state: 'missing' }]);
  return {
    users: new Map([...users, ...bots]),
    teams: new Map([...missing, ...listed]),
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
  const owners = [...(codeowners ?? '').matchAll(/@([\w-]+(?:\/[\w.-]+)?)/g)].map(([, name = '']) => name);
  return {
    users: [...under('users', policy), ...owners.filter((name) => !name.includes('/'))],
    teams: [...under('teams', policy), ...owners.filter((name) => name.includes('/'))],
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
  if (scenario['missing-accounts'].includes(login)) return { state: 'missing' };
  if (scenario['replaced-accounts'].includes(login)) return { state: 'replaced' };
  return { state: 'found', account: account(login) };
}

function botOf(login: string, scenario: ScenarioFile, account: AccountOf): NamedUser {
  return userOf(login.endsWith('[bot]') ? login : `${login}[bot]`, scenario, account);
}
