import { presentDeployKey } from '../present/deploy-keys.ts';
import type { DeployKey, Repository } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';

function tell(world: World, repository: Repository, actor: Actor, told: { action: string; key: DeployKey }): void {
  const payload = { action: told.action, key: presentDeployKey(world, repository, told.key) };
  announce(world, repository, { name: 'deploy_key', sender: accountOf(actor), payload });
}

/** Adds an SSH key that belongs to the repository; what is pushed with it carries the name of whoever added it. */
export function addDeployKey(
  world: World,
  repository: Repository,
  actor: Actor,
  wish: { readonly title: string; readonly readOnly?: boolean },
): DeployKey {
  demand(actor, repository, 'admin', ['administration', 'write']);
  const key: DeployKey = {
    id: world.newId(),
    title: wish.title,
    readOnly: wish.readOnly ?? false,
    addedBy: accountOf(actor),
    createdAt: world.clock.tick(),
  };
  repository.deployKeys.push(key);
  tell(world, repository, actor, { action: 'created', key });
  return key;
}

export function removeDeployKey(world: World, repository: Repository, actor: Actor, key: DeployKey): void {
  demand(actor, repository, 'admin', ['administration', 'write']);
  repository.deployKeys.splice(repository.deployKeys.indexOf(key), 1);
  world.clock.tick();
  tell(world, repository, actor, { action: 'deleted', key });
}
