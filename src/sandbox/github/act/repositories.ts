import { ObjectStore } from '../git/object-store.ts';
import { presentAccount } from '../present/accounts.ts';
import type { Json } from '../present/json.ts';
import { presentRepository } from '../present/repositories.ts';
import { type Account, isOrganization, type PropertyValue } from '../world/accounts.ts';
import { found, invalid, Refusal } from '../world/refusal.ts';
import { branchSha, fullName, type Repository } from '../world/repositories.ts';
import { accountOf, type Actor, canSee, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';

export interface RepositoryWish {
  readonly id?: number;
  readonly visibility?: Repository['visibility'];
  readonly description?: string;
  readonly defaultBranch?: string;
  readonly topics?: readonly string[];
}

function blank(world: World, owner: Account, name: string, wish: RepositoryWish & { parent?: Repository }): Repository {
  const at = world.clock.tick();
  return {
    id: wish.id ?? world.newId(),
    name,
    owner,
    visibility: wish.visibility ?? 'private',
    description: wish.description ?? null,
    archived: false,
    defaultBranch: wish.defaultBranch ?? 'main',
    topics: [...(wish.topics ?? [])],
    createdAt: at,
    updatedAt: at,
    pushedAt: at,
    parent: wish.parent ?? null,
    store: wish.parent?.store ?? new ObjectStore(),
    refs: new Map(),
    properties: new Map(),
    collaborators: new Map(),
    teams: new Map(),
    issues: new Map(),
    pulls: new Map(),
    labels: new Map(),
    milestones: new Map(),
    protections: new Map(),
    rulesets: new Map(),
    suites: [],
    statuses: [],
    workflows: [],
    runs: [],
    artifacts: [],
    deployments: [],
    activity: [],
    queue: [],
    deployKeys: [],
    mergeMethods: ['merge', 'squash', 'rebase'],
    deleteBranchOnMerge: false,
    allowAutoMerge: true,
  };
}

function tell(world: World, repository: Repository, sender: Account, payload: Json): void {
  announce(world, repository, { name: 'repository', sender, payload });
}

function demandFreeName(world: World, owner: Account, name: string): void {
  if (world.repositoriesOf(owner).some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw invalid('Repository', 'name', 'name already exists on this account');
}

export function createRepository(
  world: World,
  owner: Account,
  name: string,
  wish: RepositoryWish & { by?: Account } = {},
): Repository {
  demandFreeName(world, owner, name);
  const repository = blank(world, owner, name, wish);
  world.repositories.set(repository.id, repository);
  // whoever registers a former name ends its redirect
  world.formerNames.delete(fullName(repository).toLowerCase());
  tell(world, repository, wish.by ?? owner, { action: 'created' });
  return repository;
}

export function forkRepository(world: World, parent: Repository, actor: Actor): Repository {
  if (!canSee(actor, parent)) throw new Refusal(404, 'Not Found');
  const owner = accountOf(actor);
  demandFreeName(world, owner, parent.name);
  const fork = blank(world, owner, parent.name, {
    parent,
    visibility: parent.visibility,
    defaultBranch: parent.defaultBranch,
  });
  for (const [ref, sha] of parent.refs) if (ref.startsWith('refs/heads/')) fork.refs.set(ref, sha);
  world.repositories.set(fork.id, fork);
  announce(world, parent, { name: 'fork', sender: owner, payload: { forkee: presentRepository(world, fork) } });
  return fork;
}

export interface RepositoryEdit {
  readonly name?: string;
  readonly description?: string | null;
  readonly visibility?: Repository['visibility'];
  readonly defaultBranch?: string;
  readonly archived?: boolean;
  readonly deleteBranchOnMerge?: boolean;
}

function rename(world: World, repository: Repository, sender: Account, name: string): void {
  demandFreeName(world, repository.owner, name);
  const from = repository.name;
  world.formerNames.set(fullName(repository).toLowerCase(), repository.id);
  repository.name = name;
  tell(world, repository, sender, { action: 'renamed', changes: { repository: { name: { from } } } });
}

function setVisibility(
  world: World,
  repository: Repository,
  sender: Account,
  visibility: Repository['visibility'],
): void {
  repository.visibility = visibility;
  if (visibility === 'public') announce(world, repository, { name: 'public', sender, payload: {} });
  tell(world, repository, sender, { action: visibility === 'public' ? 'publicized' : 'privatized' });
}

function editDetails(world: World, repository: Repository, sender: Account, edit: RepositoryEdit): void {
  const changes: Json = {};
  if (edit.description !== undefined && edit.description !== repository.description) {
    changes['description'] = { from: repository.description };
    repository.description = edit.description;
  }
  if (edit.defaultBranch !== undefined && edit.defaultBranch !== repository.defaultBranch) {
    if (branchSha(repository, edit.defaultBranch) === undefined)
      throw invalid('Repository', 'default_branch', 'The branch was not found');
    changes['default_branch'] = { from: repository.defaultBranch };
    repository.defaultBranch = edit.defaultBranch;
  }
  if (Object.keys(changes).length > 0) tell(world, repository, sender, { action: 'edited', changes });
}

export function editRepository(world: World, repository: Repository, actor: Actor, edit: RepositoryEdit): void {
  demand(actor, repository, 'admin', ['administration', 'write']);
  const sender = accountOf(actor);
  repository.updatedAt = world.clock.tick();
  repository.deleteBranchOnMerge = edit.deleteBranchOnMerge ?? repository.deleteBranchOnMerge;
  editDetails(world, repository, sender, edit);
  if (edit.visibility !== undefined && edit.visibility !== repository.visibility)
    setVisibility(world, repository, sender, edit.visibility);
  if (edit.archived !== undefined && edit.archived !== repository.archived) {
    repository.archived = edit.archived;
    tell(world, repository, sender, { action: edit.archived ? 'archived' : 'unarchived' });
  }
  if (edit.name !== undefined && edit.name !== repository.name) rename(world, repository, sender, edit.name);
}

export function transferRepository(world: World, repository: Repository, actor: Actor, owner: Account): void {
  demand(actor, repository, 'admin', ['administration', 'write']);
  demandFreeName(world, owner, repository.name);
  const from = repository.owner;
  world.clock.tick();
  world.formerNames.set(fullName(repository).toLowerCase(), repository.id);
  repository.owner = owner;
  repository.teams.clear();
  const former = isOrganization(from)
    ? { organization: presentAccount(world, from) }
    : { user: presentAccount(world, from) };
  tell(world, repository, accountOf(actor), { action: 'transferred', changes: { owner: { from: former } } });
}

/** Deletes a repository; pull requests from it lose their head repository. */
export function deleteRepository(world: World, repository: Repository, actor: Actor): void {
  demand(actor, repository, 'admin', ['administration', 'write']);
  world.clock.tick();
  world.repositories.delete(repository.id);
  for (const other of world.repositories.values())
    for (const pull of other.pulls.values()) if (pull.headRepository === repository) pull.headRepository = null;
  tell(world, repository, accountOf(actor), { action: 'deleted' });
}

export function setTopics(world: World, repository: Repository, actor: Actor, topics: readonly string[]): void {
  demand(actor, repository, 'admin', ['administration', 'write']);
  const changes = { topics: { from: [...repository.topics] } };
  repository.topics = [...topics];
  repository.updatedAt = world.clock.tick();
  tell(world, repository, accountOf(actor), { action: 'edited', changes });
}

export function setProperties(
  world: World,
  repository: Repository,
  sender: Account,
  values: Readonly<Record<string, PropertyValue>>,
): void {
  const shown = (): Json[] => [...repository.properties].map(([property_name, value]) => ({ property_name, value }));
  const before = shown();
  for (const [name, value] of Object.entries(values)) {
    world.settingsOf(found(repository.owner)).propertyNames.set(name, { type: 'string', allowed: null });
    if (value === null) repository.properties.delete(name);
    else repository.properties.set(name, value);
  }
  world.clock.tick();
  const payload = { action: 'updated', new_property_values: shown(), old_property_values: before };
  announce(world, repository, { name: 'custom_property_values', sender, payload });
}
