import { type Account, type Organization, type Team, teamMembers } from '../world/accounts.ts';
import type { App, Installation } from '../world/apps.ts';
import type { World } from '../world/world.ts';
import { type Json, nodeId, stamp, stampOrNull, webUrl } from './json.ts';

export function presentAccount(world: World, account: Account): Json {
  const { login, id, type } = account;
  const url = `${world.url}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: webUrl(world, `avatars/u/${id}`),
    gravatar_id: '',
    url,
    html_url: webUrl(world, type === 'Bot' ? `apps/${login.replace('[bot]', '')}` : login),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

export function presentAccountOrNull(world: World, account: Account | null): Json | null {
  return account === null ? null : presentAccount(world, account);
}

export function presentUser(world: World, account: Account): Json {
  return {
    ...presentAccount(world, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: world.repositoriesOf(account).filter(({ visibility }) => visibility === 'public').length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: stamp(account.createdAt),
    updated_at: stamp(account.createdAt),
  };
}

/** The short form that webhooks carry. */
export function presentOrganization(world: World, { login, id }: Account): Json {
  const url = `${world.url}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: webUrl(world, `avatars/u/${id}`),
    description: '',
  };
}

export function presentFullOrganization(world: World, organization: Organization): Json {
  const repositories = world.repositoriesOf(organization);
  const privates = repositories.filter(({ visibility }) => visibility !== 'public').length;
  return {
    ...presentOrganization(world, organization),
    name: organization.name ?? organization.login,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: repositories.length - privates,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: webUrl(world, organization.login),
    type: 'Organization',
    total_private_repos: privates,
    owned_private_repos: privates,
    default_repository_permission: organization.basePermission,
    plan: {
      name: organization.plan,
      space: 976_562_499,
      private_repos: 9_999,
      filled_seats: organization.members.size,
      seats: 50,
    },
    created_at: stamp(organization.createdAt),
    updated_at: stamp(organization.createdAt),
    archived_at: null,
  };
}

export function presentTeam(world: World, team: Team): Json {
  const { organization, id, parent } = team;
  const url = `${world.url}/organizations/${organization.id}/team/${id}`;
  return {
    ...presentParent(world, team),
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    notification_setting: 'notifications_enabled',
    parent: parent === null ? null : presentParent(world, parent),
  };
}

function presentParent(world: World, team: Team): Json {
  const { organization, id, name, slug } = team;
  const url = `${world.url}/organizations/${organization.id}/team/${id}`;
  return {
    id,
    node_id: nodeId('Team', id),
    name,
    slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    type: 'organization',
    organization_id: organization.id,
    url,
    html_url: webUrl(world, `orgs/${organization.login}/teams/${slug}`),
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
  };
}

export function presentFullTeam(world: World, team: Team, repositories: number): Json {
  return {
    ...presentTeam(world, team),
    members_count: teamMembers(team).length,
    repos_count: repositories,
    created_at: stamp(team.createdAt),
    updated_at: stamp(team.createdAt),
    organization: presentFullOrganization(world, team.organization),
  };
}

export function presentApp(world: World, app: App): Json {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    client_id: app.clientId,
    owner: presentAccount(world, app.owner),
    name: app.name,
    description: null,
    external_url: webUrl(world, app.slug),
    html_url: webUrl(world, `apps/${app.slug}`),
    created_at: stamp(app.createdAt),
    updated_at: stamp(app.createdAt),
    permissions: { ...app.permissions },
    events: [...app.events],
  };
}

export function presentAppOf(world: World, account: Account): Json | null {
  const app = account.appId === undefined ? undefined : world.apps.get(account.appId);
  return app === undefined ? null : presentApp(world, app);
}

export function presentInstallation(world: World, installation: Installation): Json {
  const { id, app, account } = installation;
  return {
    id,
    client_id: app.clientId,
    account: presentAccount(world, account),
    repository_selection: installation.selection === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.url}/app/installations/${id}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: webUrl(world, `organizations/${account.login}/settings/installations/${id}`),
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: { ...installation.permissions },
    events: [...installation.events],
    created_at: stamp(installation.createdAt),
    updated_at: stamp(installation.updatedAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: presentAccountOrNull(world, installation.suspendedBy),
    suspended_at: stampOrNull(installation.suspendedAt),
  };
}
