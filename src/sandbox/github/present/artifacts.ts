import { createHash } from 'node:crypto';

import { type Artifact, isExpired } from '../world/artifacts.ts';
import type { Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { type Json, nodeId, stamp } from './json.ts';
import { apiUrl } from './repositories.ts';

export function presentArtifact(world: World, repository: Repository, artifact: Artifact): Json {
  const { id, name, run, archive, createdAt, expiresAt } = artifact;
  const url = `${apiUrl(world, repository)}/actions/artifacts/${String(id)}`;
  return {
    id,
    node_id: nodeId('Artifact', id),
    name,
    size_in_bytes: archive.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired(artifact, world.clock.now()),
    created_at: stamp(createdAt),
    updated_at: stamp(createdAt),
    expires_at: stamp(expiresAt),
    digest: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: run.headRepositoryId,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}
