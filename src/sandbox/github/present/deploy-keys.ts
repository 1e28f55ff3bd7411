import type { DeployKey, Repository } from '../world/repositories.ts';
import { fullName } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { type Json, stamp } from './json.ts';

export function presentDeployKey(world: World, repository: Repository, key: DeployKey): Json {
  return {
    id: key.id,
    key: `ssh-ed25519 ${Buffer.from(`made up ${key.id}`).toString('base64')}`,
    url: `${world.url}/repos/${fullName(repository)}/keys/${key.id}`,
    title: key.title,
    verified: true,
    created_at: stamp(key.createdAt),
    read_only: key.readOnly,
    added_by: key.addedBy.login,
    last_used: null,
  };
}
