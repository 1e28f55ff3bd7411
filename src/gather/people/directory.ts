import type { Directory, NamedTeam, NamedUser } from '../../engine/facts/directory.ts';
import type { OrganizationKey } from '../../platform/port.ts';
import type { NamedKind } from '../../store/port.ts';
import { remembered } from '../short-memory.ts';
import type { Tools } from '../tools.ts';
import { withAdditions } from './additions.ts';

/** The names that a policy and a CODEOWNERS file mention. */
export interface Names {
  readonly users: readonly string[];
  readonly teams: readonly string[];
  readonly bots: readonly string[];
  /** Whether somebody asks for the organisation's members. */
  readonly members: boolean;
}

/** What the names stand for on the forge, each with the id that it meant when a policy first used it. */
export async function directory(tools: Tools, organization: OrganizationKey, names: Names): Promise<Directory> {
  const users = unique(names.users);
  const bots = unique(names.bots).filter((name) => !users.includes(name));
  const teams = unique(names.teams);
  const [foundUsers, foundBots, foundTeams, members] = await Promise.all([
    Promise.all(users.map((name) => userOf(tools, organization, { name, login: name }))),
    Promise.all(bots.map((name) => userOf(tools, organization, { name, login: botLogin(name) }))),
    Promise.all(teams.map((name) => teamOf(tools, organization, name))),
    names.members ? membersOf(tools, organization) : null,
  ]);
  const people = {
    users: new Map([...zip(users, foundUsers), ...zip(bots, foundBots)]),
    teams: new Map(zip(teams, foundTeams)),
  };
  return { ...people, teams: await withAdditions(tools, people), members };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

function zip<K, V>(keys: readonly K[], values: readonly V[]): [K, V][] {
  return keys.flatMap((key, index) => {
    const value = values[index];
    return value === undefined ? [] : [[key, value]];
  });
}

function botLogin(name: string): string {
  return name.endsWith('[bot]') ? name : `${name}[bot]`;
}

async function userOf(
  tools: Tools,
  organization: OrganizationKey,
  { name, login }: { readonly name: string; readonly login: string },
): Promise<NamedUser> {
  const key = `${String(organization.id)}:user:${login}`;
  const account = await remembered(tools, key, () => tools.platform.people.user(organization, login));
  if (account === null) return { state: 'missing' };
  const kept = await isSame(tools, organization, { kind: 'user', name, id: account.id });
  return kept ? { state: 'found', account } : { state: 'replaced' };
}

async function teamOf(tools: Tools, organization: OrganizationKey, name: string): Promise<NamedTeam> {
  const slug = slugOf(name, organization);
  if (slug === null) return { state: 'missing' };
  const key = `${String(organization.id)}:team:${slug}`;
  const team = await remembered(tools, key, () => tools.platform.people.team(organization, slug));
  if (team === null) return { state: 'missing' };
  const kept = await isSame(tools, organization, { kind: 'team', name: slug, id: team.id });
  return kept ? { state: 'found', ...team } : { state: 'replaced' };
}

/** Teams of other organisations cannot be seen, so they do not exist here. */
function slugOf(name: string, { login }: OrganizationKey): string | null {
  const [organization, slug] = name.includes('/') ? name.split('/', 2) : [login.toLowerCase(), name];
  return organization === login.toLowerCase() ? (slug ?? null) : null;
}

function membersOf(tools: Tools, organization: OrganizationKey): Promise<Directory['members']> {
  const key = `${String(organization.id)}:members`;
  return remembered(tools, key, () => tools.platform.people.members(organization));
}

/** Whether the name still means the account of its first use: a login or a slug can be taken again by somebody else. */
async function isSame(
  { store, now }: Tools,
  { id: organisationId }: OrganizationKey,
  named: { readonly kind: NamedKind; readonly name: string; readonly id: number },
): Promise<boolean> {
  const known = await store.accounts.resolve({ organisationId, ...named, firstSeenAt: now() });
  return known.id === named.id;
}
