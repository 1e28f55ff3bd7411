import {
  acceptPermissions,
  type AppWish,
  installApp,
  registerApp,
  selectRepositories,
  suspendInstallation,
  uninstallApp,
} from '../act/apps.ts';
import {
  type AccountWish,
  createOrganization,
  createTeam,
  createUser,
  deleteTeam,
  ownerOf,
  removeOrganizationMember,
  removeTeamMember,
  renameAccount,
  renameTeam,
  setCollaborator,
  setOrganizationMember,
  setTeamMember,
  setTeamRole,
} from '../act/organizations.ts';
import { createRepository, type RepositoryWish, setProperties } from '../act/repositories.ts';
import { type FileContent, writeCommit } from '../act/write-commit.ts';
import {
  type Account,
  isOrganization,
  type Organization,
  type Plan,
  type PropertyValue,
  type Team,
  teamBySlug,
} from '../world/accounts.ts';
import type { App, Installation, Permissions } from '../world/apps.ts';
import { keyPair } from '../world/keys.ts';
import { found } from '../world/refusal.ts';
import type { Repository, Role } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { repositoryAt, type RepositoryRef } from './refs.ts';

export interface OrganizationWish extends AccountWish {
  readonly plan?: Plan;
  readonly basePermission?: Organization['basePermission'];
  readonly owners?: readonly string[];
  readonly members?: readonly string[];
}

export interface NewRepository extends RepositoryWish {
  /** The files of the first commit on the default branch. */
  readonly files?: Readonly<Record<string, FileContent>>;
  readonly collaborators?: Readonly<Record<string, Role>>;
  readonly teams?: Readonly<Record<string, Role>>;
  readonly properties?: Readonly<Record<string, PropertyValue>>;
}

export interface NewApp extends Omit<AppWish, 'keys' | 'owner'> {
  readonly owner?: string;
}

/** Makes what acts later happen in: accounts, teams, repositories, Apps. People named for the first time are created. */
export class Builder {
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  user(login: string, wish: AccountWish = {}): Account {
    return createUser(this.world, login, wish);
  }

  bot(login: string): Account {
    return createUser(this.world, login, { type: 'Bot' });
  }

  rename(login: string, to: string): void {
    renameAccount(this.world, this.world.account(login), to);
  }

  organization(login: string, wish: OrganizationWish = {}): Organization {
    const { owners = [], members = [], ...rest } = wish;
    const organization = createOrganization(this.world, login, rest);
    for (const owner of owners) this.member(login, owner, 'admin');
    for (const member of members) this.member(login, member);
    return organization;
  }

  member(
    organization: string,
    login: string,
    role: 'admin' | 'member' = 'member',
    state: 'active' | 'pending' = 'active',
  ): void {
    setOrganizationMember(this.world, this.world.organization(organization), this.#person(login), { role, state });
  }

  removeMember(organization: string, login: string): void {
    removeOrganizationMember(this.world, this.world.organization(organization), this.world.account(login));
  }

  /** A team, `pending` being people who were invited and have not accepted. */
  team(
    organization: string,
    name: string,
    wish: {
      members?: readonly string[];
      maintainers?: readonly string[];
      pending?: readonly string[];
      parent?: string;
    } = {},
  ): Team {
    const home = this.world.organization(organization);
    const parent = wish.parent === undefined ? {} : { parent: this.#team(home, wish.parent) };
    const team = createTeam(this.world, home, name, parent);
    for (const login of wish.members ?? []) this.teamMember(organization, team.slug, login);
    for (const login of wish.maintainers ?? [])
      setTeamMember(this.world, team, this.#memberOf(home, login), { role: 'maintainer' });
    for (const login of wish.pending ?? []) setTeamMember(this.world, team, this.#person(login), { state: 'pending' });
    return team;
  }

  teamMember(organization: string, slug: string, login: string, by?: string): void {
    const home = this.world.organization(organization);
    const who = by === undefined ? {} : { by: this.world.account(by) };
    setTeamMember(this.world, this.#team(home, slug), this.#memberOf(home, login), who);
  }

  removeTeamMember(organization: string, slug: string, login: string): void {
    const home = this.world.organization(organization);
    removeTeamMember(this.world, this.#team(home, slug), this.world.account(login));
  }

  renameTeam(organization: string, slug: string, name: string): void {
    renameTeam(this.world, this.#team(this.world.organization(organization), slug), name);
  }

  deleteTeam(organization: string, slug: string): void {
    deleteTeam(this.world, this.#team(this.world.organization(organization), slug));
  }

  repository(name: string, wish: NewRepository = {}): Repository {
    const [ownerLogin = '', short = ''] = name.split('/');
    const owner = this.world.account(ownerLogin);
    const { files = { 'README.md': `# ${short}\n` }, collaborators = {}, teams = {}, properties = {}, ...rest } = wish;
    const by = isOrganization(owner) ? ownerOf(owner) : owner;
    const repository = createRepository(this.world, owner, short, { ...rest, by });
    const first = writeCommit(this.world, repository, by, { files, parents: [], message: 'First commit\n' });
    repository.refs.set(`refs/heads/${repository.defaultBranch}`, first.sha);
    this.#admit(repository, by, { collaborators, teams });
    if (Object.keys(properties).length > 0) setProperties(this.world, repository, by, properties);
    return repository;
  }

  teamRole(repository: RepositoryRef, slug: string, role: Role): void {
    const at = repositoryAt(this.world, repository);
    setTeamRole(this.world, at, this.#team(this.world.organization(at.owner.login), slug), role);
  }

  app(wish: NewApp): App {
    const { owner, ...rest } = wish;
    const keys = keyPair(this.world.apps.size);
    return registerApp(this.world, {
      ...rest,
      keys,
      ...(owner === undefined ? {} : { owner: this.world.account(owner) }),
    });
  }

  install(app: App, account: string, repositories?: readonly RepositoryRef[]): Installation {
    const on = this.world.account(account);
    const selected =
      repositories === undefined ? {} : { repositories: repositories.map((one) => repositoryAt(this.world, one)) };
    return installApp(this.world, app, on, { ...selected, by: isOrganization(on) ? ownerOf(on) : on });
  }

  uninstall(installation: Installation): void {
    uninstallApp(this.world, installation, this.#ownerOf(installation));
  }

  suspend(installation: Installation, suspended = true): void {
    suspendInstallation(this.world, installation, this.#ownerOf(installation), suspended);
  }

  permit(installation: Installation, permissions: Permissions, events?: readonly string[]): void {
    const change = { permissions, ...(events === undefined ? {} : { events }) };
    acceptPermissions(this.world, installation, this.#ownerOf(installation), change);
  }

  select(installation: Installation, repositories: 'all' | readonly RepositoryRef[]): void {
    const chosen = repositories === 'all' ? 'all' : repositories.map((one) => repositoryAt(this.world, one));
    selectRepositories(this.world, installation, this.#ownerOf(installation), chosen);
  }

  #admit(
    repository: Repository,
    by: Account,
    { collaborators, teams }: { collaborators: Readonly<Record<string, Role>>; teams: Readonly<Record<string, Role>> },
  ): void {
    for (const [login, role] of Object.entries(collaborators))
      setCollaborator(this.world, repository, this.#person(login), { role, by });
    for (const [slug, role] of Object.entries(teams)) this.teamRole(repository, slug, role);
  }

  #ownerOf({ account }: Installation): Account {
    return isOrganization(account) ? ownerOf(account) : account;
  }

  #person(login: string): Account {
    const known = [...this.world.accounts.values()].find((account) => account.login === login);
    return known ?? createUser(this.world, login);
  }

  #memberOf(organization: Organization, login: string): Account {
    const account = this.#person(login);
    if (!organization.members.has(account.id)) setOrganizationMember(this.world, organization, account, {});
    return account;
  }

  #team(organization: Organization, slug: string): Team {
    return found(teamBySlug(organization, slug));
  }
}
