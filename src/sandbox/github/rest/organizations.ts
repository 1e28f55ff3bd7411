import {
  presentAccount,
  presentFullOrganization,
  presentFullTeam,
  presentOrganization,
  presentTeam,
  presentUser,
} from '../present/accounts.ts';
import type { Json } from '../present/json.ts';
import { presentMinimalRepository } from '../present/repositories.ts';
import {
  type Account,
  childTeams,
  isOrganization,
  type Organization,
  type Team,
  teamBySlug,
  teamMembers,
} from '../world/accounts.ts';
import { found } from '../world/refusal.ts';
import { canSee, isActiveMember } from '../world/roles.ts';
import { listed } from './paging.ts';
import { type Call, forAnyone, inOrganization, NO_CONTENT, ok, type Reply, type Route } from './route.ts';

function organizationOf({ world, params }: Call): Organization {
  return world.organization(params['org'] ?? '');
}

function teamOf(call: Call): Team {
  return found(teamBySlug(organizationOf(call), call.params['team_slug'] ?? ''));
}

function repositoryCount(call: Call, team: Team): number {
  return [...call.world.repositories.values()].filter(({ teams }) => teams.has(team.id)).length;
}

/** State and role in the team; membership through a child team counts, a pending invitation says so. */
function membership(call: Call): Reply {
  const team = teamOf(call);
  const account = call.world.account(call.params['username'] ?? '');
  const own = team.members.get(account.id);
  const inherited = teamMembers(team).includes(account)
    ? { state: 'active' as const, role: 'member' as const }
    : undefined;
  const { state, role } = found(own ?? inherited);
  const { organization } = team;
  return ok({
    url: `${call.world.url}/organizations/${organization.id}/team/${team.id}/memberships/${account.login}`,
    role,
    state,
  });
}

function organizationMembership(call: Call): Reply {
  const { world } = call;
  const organization = organizationOf(call);
  const account = world.account(call.params['username'] ?? '');
  const { state, role } = found(organization.members.get(account.id));
  const url = `${world.url}/orgs/${organization.login}`;
  return ok({
    url: `${url}/memberships/${account.login}`,
    state,
    role,
    organization_url: url,
    organization: presentOrganization(world, organization),
    user: presentAccount(world, account),
  });
}

function members(call: Call): Reply {
  const role = call.query.get('role') ?? 'all';
  const active = [...organizationOf(call).members.values()].filter(
    (one) => one.state === 'active' && (role === 'all' || one.role === role),
  );
  return listed(call, active, ({ account }) => presentAccount(call.world, account));
}

function properties(call: Call): Reply {
  const all = call.world.repositoriesOf(organizationOf(call));
  return listed(call, all, (repository) => ({
    repository_id: repository.id,
    repository_name: repository.name,
    repository_full_name: `${repository.owner.login}/${repository.name}`,
    properties: [...repository.properties].map(([name, value]): Json => ({ property_name: name, value })),
  }));
}

function presentAny(call: Call, account: Account): Json {
  return isOrganization(account)
    ? { ...presentUser(call.world, account), ...presentFullOrganization(call.world, account) }
    : presentUser(call.world, account);
}

const TEAM = '/orgs/{org}/teams/{team_slug}';

export const organizationRoutes: readonly Route[] = [
  forAnyone('GET /orgs/{org}', (call) => ok(presentFullOrganization(call.world, organizationOf(call)))),
  forAnyone('GET /users/{username}', (call) =>
    ok(presentUser(call.world, call.world.account(call.params['username'] ?? ''))),
  ),
  forAnyone('GET /user/{account_id}', (call) =>
    ok(presentAny(call, found(call.world.accounts.get(Number(call.params['account_id']))))),
  ),
  inOrganization('GET /orgs/{org}/members', 'members:read', members),
  inOrganization('GET /orgs/{org}/members/{username}', 'members:read', (call) => {
    found(isActiveMember(organizationOf(call), call.world.account(call.params['username'] ?? '')) || undefined);
    return NO_CONTENT;
  }),
  inOrganization('GET /orgs/{org}/memberships/{username}', 'members:read', organizationMembership),
  inOrganization('GET /orgs/{org}/teams', 'members:read', (call) =>
    listed(call, [...organizationOf(call).teams.values()], (team) => presentTeam(call.world, team)),
  ),
  inOrganization(`GET ${TEAM}`, 'members:read', (call) =>
    ok(presentFullTeam(call.world, teamOf(call), repositoryCount(call, teamOf(call)))),
  ),
  inOrganization(`GET ${TEAM}/members`, 'members:read', (call) => {
    const team = teamOf(call);
    const role = call.query.get('role') ?? 'all';
    const wanted = teamMembers(team).filter(
      (account) => role === 'all' || (team.members.get(account.id)?.role ?? 'member') === role,
    );
    return listed(call, wanted, (account) => presentAccount(call.world, account));
  }),
  inOrganization(`GET ${TEAM}/memberships/{username}`, 'members:read', membership),
  inOrganization(`GET ${TEAM}/teams`, 'members:read', (call) =>
    listed(call, childTeams(teamOf(call)), (team) => presentTeam(call.world, team)),
  ),
  inOrganization('GET /orgs/{org}/properties/values', 'organization_custom_properties:read', properties),
  forAnyone('GET /orgs/{org}/repos', (call) => {
    const visible = call.world
      .repositoriesOf(organizationOf(call))
      .filter((repository) => canSee(call.actor, repository));
    return listed(call, visible, (repository) => presentMinimalRepository(call.world, repository));
  }),
];
