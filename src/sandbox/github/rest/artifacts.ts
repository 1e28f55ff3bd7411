import { deleteArtifact, storageUrl } from '../act/artifacts.ts';
import { presentArtifact } from '../present/artifacts.ts';
import { type Artifact, isExpired } from '../world/artifacts.ts';
import { found, Refusal } from '../world/refusal.ts';
import { numbered } from './fields.ts';
import { counted } from './paging.ts';
import { inRepository, NO_CONTENT, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

function artifactOf({ repository, params }: RepositoryCall): Artifact {
  const id = numbered(params, 'artifact_id');
  return found(repository.artifacts.find((one) => one.id === id));
}

function listArtifacts(call: RepositoryCall, artifacts: readonly Artifact[]): Reply {
  const name = call.query.get('name');
  const matching = artifacts.filter((one) => name === null || one.name === name);
  return counted(call, matching.toReversed(), {
    as: 'artifacts',
    show: (one) => presentArtifact(call.world, call.repository, one),
  });
}

function download(call: RepositoryCall): Reply {
  const artifact = artifactOf(call);
  if (isExpired(artifact, call.world.clock.now())) throw new Refusal(410, 'Artifact has expired');
  return { status: 302, headers: { location: storageUrl(call.world, call.repository, artifact) } };
}

const ARTIFACTS = '/repos/{owner}/{repo}/actions/artifacts';

export const artifactRoutes: readonly Route[] = [
  inRepository(`GET ${ARTIFACTS}`, 'actions:read', (call) => listArtifacts(call, call.repository.artifacts)),
  inRepository(`GET ${ARTIFACTS}/{artifact_id}`, 'actions:read', (call) =>
    ok(presentArtifact(call.world, call.repository, artifactOf(call))),
  ),
  inRepository(
    `DELETE ${ARTIFACTS}/{artifact_id}`,
    'actions:write',
    (call) => {
      deleteArtifact(call.repository, call.actor, artifactOf(call));
      return NO_CONTENT;
    },
    'write',
  ),
  inRepository(`GET ${ARTIFACTS}/{artifact_id}/{archive_format}`, 'actions:read', download),
  inRepository('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', 'actions:read', (call) => {
    const id = numbered(call.params, 'run_id');
    return listArtifacts(
      call,
      call.repository.artifacts.filter(({ run }) => run.id === id),
    );
  }),
];
