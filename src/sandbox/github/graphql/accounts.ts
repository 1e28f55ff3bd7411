import { nodeId, stamp, webUrl } from '../present/json.ts';
import {
  type Account,
  childTeams,
  isOrganization,
  type Organization,
  type Team,
  teamBySlug,
  teamMembers,
} from '../world/accounts.ts';
import type { App } from '../world/apps.ts';
import { roleOf } from '../world/roles.ts';
import { connection } from './connection.ts';
import { type Args, type Graph, isVisible, needMembers, textArg, type View } from './graph.ts';

function organizationView(graph: Graph, organization: Organization): View {
  const { world, views } = graph;
  const repositories = (): ReturnType<typeof world.repositoriesOf> =>
    world.repositoriesOf(organization).filter((one) => isVisible(graph, one));
  return {
    team: (args: Args) => {
      needMembers(graph, organization);
      const team = teamBySlug(organization, textArg(args, 'slug') ?? '');
      return team === undefined ? null : views.team(team);
    },
    teams: (args: Args) => {
      needMembers(graph, organization);
      return connection(args, [...organization.teams.values()], (team) => views.team(team));
    },
    membersWithRole: (args: Args) => {
      needMembers(graph, organization);
      const active = [...organization.members.values()].filter(({ state }) => state === 'active');
      return connection(args, active, ({ account }) => views.account(account));
    },
    repository: (args: Args) => {
      const one = repositories().find(({ name }) => name === args['name']);
      return one === undefined ? null : views.repository(one);
    },
    repositories: (args: Args) => connection(args, repositories(), (one) => views.repository(one)),
  };
}

/** A bot's GraphQL login lacks the `[bot]` that REST and webhooks write. */
export function accountView(graph: Graph, account: Account): View {
  const { world } = graph;
  const login = account.type === 'Bot' ? account.login.replace(/\[bot\]$/, '') : account.login;
  const path = account.type === 'Bot' ? `apps/${login}` : login;
  return {
    __typename: account.type,
    id: nodeId(account.type, account.id),
    databaseId: account.id,
    login,
    name: account.name,
    email: '',
    avatarUrl: webUrl(world, `avatars/u/${account.id}`),
    url: webUrl(world, path),
    resourcePath: `/${path}`,
    createdAt: stamp(account.createdAt),
    updatedAt: stamp(account.createdAt),
    ...(isOrganization(account) ? organizationView(graph, account) : {}),
  };
}

export function teamView(graph: Graph, team: Team): View {
  const { world, views } = graph;
  const { organization, parent } = team;
  const repositories = [...world.repositories.values()].filter((one) => one.teams.has(team.id));
  return {
    __typename: 'Team',
    id: nodeId('Team', team.id),
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${organization.login}/${team.slug}`,
    description: team.description,
    privacy: team.privacy === 'secret' ? 'SECRET' : 'VISIBLE',
    createdAt: stamp(team.createdAt),
    organization: () => views.account(organization),
    parentTeam: () => (parent === null ? null : views.team(parent)),
    childTeams: (args: Args) => connection(args, childTeams(team), (one) => views.team(one)),
    members: (args: Args) => {
      needMembers(graph, organization);
      const immediate = [...team.members.values()]
        .filter(({ state }) => state === 'active')
        .map(({ account }) => account);
      return connection(args, args['membership'] === 'IMMEDIATE' ? immediate : teamMembers(team), (account) =>
        views.account(account),
      );
    },
    repositories: (args: Args) => connection(args, repositories, (one) => views.repository(one)),
    url: webUrl(world, `orgs/${organization.login}/teams/${team.slug}`),
    resourcePath: `/orgs/${organization.login}/teams/${team.slug}`,
  };
}

export function appView({ world }: Graph, app: App): View {
  return {
    __typename: 'App',
    id: nodeId('App', app.id),
    databaseId: app.id,
    slug: app.slug,
    name: app.name,
    clientId: app.clientId,
    description: null,
    createdAt: stamp(app.createdAt),
    updatedAt: stamp(app.createdAt),
    logoUrl: webUrl(world, `avatars/in/${app.id}`),
    logoBackgroundColor: 'ffffff',
    url: webUrl(world, `apps/${app.slug}`),
  };
}

export function viewerPermission({ actor }: Graph, repository: Parameters<typeof roleOf>[0]): string | null {
  if (actor.kind !== 'user') return null;
  const role = roleOf(repository, actor.account);
  return role === 'none' ? null : role.toUpperCase();
}
