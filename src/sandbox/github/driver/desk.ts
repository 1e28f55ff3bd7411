import { addDeployKey, removeDeployKey } from '../act/deploy-keys.ts';
import { setCollaborator } from '../act/organizations.ts';
import {
  deleteRepository,
  editRepository,
  forkRepository,
  type RepositoryEdit,
  setProperties,
  setTopics,
  transferRepository,
} from '../act/repositories.ts';
import {
  createRuleset,
  deleteRuleset,
  editRuleset,
  protectBranch,
  type RulesetHome,
  type RulesetWish,
} from '../act/rules.ts';
import type { PropertyValue } from '../world/accounts.ts';
import type { DeployKey, Repository, Role } from '../world/repositories.ts';
import { accountOf, type Actor } from '../world/roles.ts';
import type { BranchProtection, Ruleset } from '../world/rules.ts';
import type { World } from '../world/world.ts';
import { repositoryAt, type RepositoryRef } from './refs.ts';

/** Settings of repositories and organisations, in the name of one actor. */
export class Desk {
  readonly world: World;
  readonly actor: Actor;

  constructor(world: World, actor: Actor) {
    this.world = world;
    this.actor = actor;
  }

  edit(repository: RepositoryRef, edit: RepositoryEdit): void {
    editRepository(this.world, repositoryAt(this.world, repository), this.actor, edit);
  }

  fork(repository: RepositoryRef): Repository {
    return forkRepository(this.world, repositoryAt(this.world, repository), this.actor);
  }

  transfer(repository: RepositoryRef, to: string): void {
    transferRepository(this.world, repositoryAt(this.world, repository), this.actor, this.world.account(to));
  }

  delete(repository: RepositoryRef): void {
    deleteRepository(this.world, repositoryAt(this.world, repository), this.actor);
  }

  topics(repository: RepositoryRef, ...topics: string[]): void {
    setTopics(this.world, repositoryAt(this.world, repository), this.actor, topics);
  }

  properties(repository: RepositoryRef, values: Readonly<Record<string, PropertyValue>>): void {
    setProperties(this.world, repositoryAt(this.world, repository), accountOf(this.actor), values);
  }

  /** An SSH key for the repository; `withDeployKey` of the fake acts with it. */
  addDeployKey(repository: RepositoryRef, wish: { title: string; readOnly?: boolean }): DeployKey {
    return addDeployKey(this.world, repositoryAt(this.world, repository), this.actor, wish);
  }

  removeDeployKey(repository: RepositoryRef, key: DeployKey): void {
    removeDeployKey(this.world, repositoryAt(this.world, repository), this.actor, key);
  }

  invite(repository: RepositoryRef, login: string, role: Role): void {
    setCollaborator(this.world, repositoryAt(this.world, repository), this.world.account(login), {
      role,
      by: accountOf(this.actor),
    });
  }

  /** A ruleset of a repository (`owner/name`) or of an organisation (its login). */
  ruleset(home: string, wish: RulesetWish): Ruleset {
    return createRuleset(this.world, this.#home(home), this.actor, wish);
  }

  editRuleset(home: string, ruleset: Ruleset, edit: Partial<RulesetWish>): void {
    editRuleset(this.world, this.#home(home), this.actor, { ruleset, edit });
  }

  deleteRuleset(home: string, ruleset: Ruleset): void {
    deleteRuleset(this.world, this.#home(home), this.actor, ruleset);
  }

  /** Classic protection; null lifts it. */
  protect(repository: RepositoryRef, branch: string, protection: Partial<BranchProtection> | null): void {
    protectBranch(this.world, repositoryAt(this.world, repository), this.actor, { branch, protection });
  }

  #home(name: string): RulesetHome {
    return name.includes('/') ? this.world.repository(name) : this.world.organization(name);
  }
}
