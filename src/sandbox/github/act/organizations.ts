import { presentAccount, presentTeam } from '../present/accounts.ts';
import { presentRepository } from '../present/repositories.ts';
import type { Account, MembershipState, Organization, Plan, Team, TeamMembership } from '../world/accounts.ts';
import { invalid } from '../world/refusal.ts';
import type { Repository, Role } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { announce, announceInOrganization } from './announce.ts';

export interface AccountWish {
  readonly id?: number;
  readonly name?: string;
  readonly emails?: readonly string[];
}

function demandFreeLogin(world: World, login: string): void {
  const taken = [...world.accounts.values()].some((account) => account.login.toLowerCase() === login.toLowerCase());
  if (taken) throw invalid('User', 'login', `login ${login} is already taken`);
}

export function createUser(
  world: World,
  login: string,
  wish: AccountWish & { type?: 'User' | 'Bot'; appId?: number } = {},
): Account {
  demandFreeLogin(world, login);
  const account: Account = {
    id: wish.id ?? world.newId(),
    type: wish.type ?? 'User',
    login,
    name: wish.name ?? null,
    emails: [],
    createdAt: world.clock.now(),
    ...(wish.appId === undefined ? {} : { appId: wish.appId }),
  };
  const noreply = `${account.id}+${login}@users.noreply.github.com`;
  account.emails.push(...(wish.emails ?? [`${login.replaceAll(/[^\w-]/g, '')}@example.org`]), noreply.toLowerCase());
  world.accounts.set(account.id, account);
  return account;
}

export function createOrganization(
  world: World,
  login: string,
  wish: AccountWish & { plan?: Plan; basePermission?: Organization['basePermission'] } = {},
): Organization {
  demandFreeLogin(world, login);
  const organization: Organization = {
    id: wish.id ?? world.newId(),
    type: 'Organization',
    login,
    name: wish.name ?? null,
    emails: [],
    createdAt: world.clock.now(),
    plan: wish.plan ?? 'team',
    basePermission: wish.basePermission ?? 'read',
    members: new Map(),
    teams: new Map(),
  };
  world.accounts.set(organization.id, organization);
  return organization;
}

/** Someone in whose name the organisation's own settings change. */
export function ownerOf(organization: Organization): Account {
  return [...organization.members.values()].find(({ role }) => role === 'admin')?.account ?? organization;
}

export function setOrganizationMember(
  world: World,
  organization: Organization,
  account: Account,
  as: { role?: 'admin' | 'member'; state?: MembershipState; by?: Account },
): void {
  const { role = 'member', state = 'active' } = as;
  organization.members.set(account.id, { account, role, state });
  world.clock.tick();
  const membership = {
    url: `${world.url}/orgs/${organization.login}/memberships/${account.login}`,
    organization_url: `${world.url}/orgs/${organization.login}`,
    state,
    role,
    user: presentAccount(world, account),
  };
  announceInOrganization(world, organization, {
    name: 'organization',
    sender: as.by ?? ownerOf(organization),
    payload: { action: state === 'active' ? 'member_added' : 'member_invited', membership },
  });
}

export function removeOrganizationMember(
  world: World,
  organization: Organization,
  account: Account,
  by?: Account,
): void {
  organization.members.delete(account.id);
  for (const team of organization.teams.values()) team.members.delete(account.id);
  world.clock.tick();
  const membership = {
    url: `${world.url}/orgs/${organization.login}/memberships/${account.login}`,
    organization_url: `${world.url}/orgs/${organization.login}`,
    state: 'inactive',
    role: 'member',
    user: presentAccount(world, account),
  };
  announceInOrganization(world, organization, {
    name: 'organization',
    sender: by ?? ownerOf(organization),
    payload: { action: 'member_removed', membership },
  });
}

export function renameAccount(world: World, account: Account, login: string): void {
  demandFreeLogin(world, login);
  account.login = login;
  world.clock.tick();
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, '-');
}

function tellTeam(world: World, team: Team, action: string, extra: Record<string, unknown> = {}): void {
  announceInOrganization(world, team.organization, {
    name: 'team',
    sender: ownerOf(team.organization),
    payload: { action, team: presentTeam(world, team), ...extra },
  });
}

export function createTeam(
  world: World,
  organization: Organization,
  name: string,
  wish: { parent?: Team; privacy?: Team['privacy'] } = {},
): Team {
  const team: Team = {
    id: world.newId(),
    slug: slugOf(name),
    name,
    description: '',
    privacy: wish.privacy ?? 'closed',
    parent: wish.parent ?? null,
    createdAt: world.clock.tick(),
    organization,
    members: new Map(),
  };
  organization.teams.set(team.id, team);
  tellTeam(world, team, 'created');
  return team;
}

export function renameTeam(world: World, team: Team, name: string): void {
  const changes = { name: { from: team.name } };
  team.name = name;
  team.slug = slugOf(name);
  world.clock.tick();
  tellTeam(world, team, 'edited', { changes });
}

export function deleteTeam(world: World, team: Team): void {
  team.organization.teams.delete(team.id);
  for (const repository of world.repositories.values()) repository.teams.delete(team.id);
  world.clock.tick();
  tellTeam(world, team, 'deleted');
}

export function setTeamMember(
  world: World,
  team: Team,
  account: Account,
  as: Partial<Omit<TeamMembership, 'account'>> & { by?: Account } = {},
): void {
  const { role = 'member', state = 'active', by } = as;
  team.members.set(account.id, { account, role, state });
  world.clock.tick();
  if (state === 'active') tellMembership(world, team, account, { action: 'added', by });
}

function tellMembership(
  world: World,
  team: Team,
  account: Account,
  told: { action: 'added' | 'removed'; by: Account | undefined },
): void {
  announceInOrganization(world, team.organization, {
    name: 'membership',
    sender: told.by ?? ownerOf(team.organization),
    payload: {
      action: told.action,
      scope: 'team',
      member: presentAccount(world, account),
      team: presentTeam(world, team),
    },
  });
}

export function removeTeamMember(world: World, team: Team, account: Account, by?: Account): void {
  team.members.delete(account.id);
  world.clock.tick();
  tellMembership(world, team, account, { action: 'removed', by });
}

/** Gives a team a role in a repository; `none` takes it away. */
export function setTeamRole(world: World, repository: Repository, team: Team, role: Role): void {
  if (role === 'none') repository.teams.delete(team.id);
  else repository.teams.set(team.id, { team, role });
  world.clock.tick();
  const action = role === 'none' ? 'removed_from_repository' : 'added_to_repository';
  tellTeam(world, team, action, { repository: presentRepository(world, repository) });
}

/** Invites a person with a role into a repository; `none` removes them. */
export function setCollaborator(
  world: World,
  repository: Repository,
  account: Account,
  as: { role: Role; by: Account },
): void {
  const before = repository.collaborators.get(account.id);
  if (as.role === 'none') repository.collaborators.delete(account.id);
  else repository.collaborators.set(account.id, { account, role: as.role });
  world.clock.tick();
  const action = as.role === 'none' ? 'removed' : before === undefined ? 'added' : 'edited';
  const changes = { permission: { from: before?.role ?? '', to: as.role } };
  announce(world, repository, {
    name: 'member',
    sender: as.by,
    payload: { action, member: presentAccount(world, account), ...(action === 'removed' ? {} : { changes }) },
  });
}
