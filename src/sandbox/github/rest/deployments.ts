import { createDeployment, setDeploymentStatus } from '../act/deployments.ts';
import { presentDeployment, presentDeploymentStatus } from '../present/checks.ts';
import type { Deployment, DeploymentStatus } from '../world/checks.ts';
import { found } from '../world/refusal.ts';
import { flag, given, nullableText, numbered, requiredText, shaped, text } from './fields.ts';
import { listed } from './paging.ts';
import { created, inRepository, ok, type RepositoryCall, type Route } from './route.ts';

function deploymentOf({ repository, params }: RepositoryCall): Deployment {
  const id = numbered(params, 'deployment_id');
  return found(repository.deployments.find((one) => one.id === id));
}

const DEPLOYMENTS = '/repos/{owner}/{repo}/deployments';
const STATUSES = `${DEPLOYMENTS}/{deployment_id}/statuses`;

export const deploymentRoutes: readonly Route[] = [
  inRepository(`GET ${DEPLOYMENTS}`, 'deployments:read', (call) => {
    const { query, repository, world } = call;
    const [sha, environment] = [query.get('sha'), query.get('environment')];
    const matching = repository.deployments.filter(
      (one) => (sha === null || one.sha === sha) && (environment === null || one.environment === environment),
    );
    return listed(call, matching.toReversed(), (one) => presentDeployment(world, repository, one));
  }),
  inRepository(`POST ${DEPLOYMENTS}`, 'deployments:write', (call) => {
    const { world, repository, actor, body } = call;
    const wish = given({
      environment: text(body, 'environment'),
      task: text(body, 'task'),
      description: nullableText(body, 'description'),
      production: flag(body, 'production_environment'),
    });
    return created(
      presentDeployment(
        world,
        repository,
        createDeployment(world, repository, actor, { ref: requiredText(body, 'ref'), ...wish }),
      ),
    );
  }),
  inRepository(`GET ${DEPLOYMENTS}/{deployment_id}`, 'deployments:read', (call) =>
    ok(presentDeployment(call.world, call.repository, deploymentOf(call))),
  ),
  inRepository(`GET ${STATUSES}`, 'deployments:read', (call) => {
    const deployment = deploymentOf(call);
    return listed(call, deployment.statuses.toReversed(), (one) =>
      presentDeploymentStatus(call.world, call.repository, deployment, one),
    );
  }),
  inRepository(`POST ${STATUSES}`, 'deployments:write', (call) => {
    const { world, repository, actor, body } = call;
    const deployment = deploymentOf(call);
    const wish = given({ description: text(body, 'description'), environmentUrl: text(body, 'environment_url') });
    const state = shaped<DeploymentStatus['state']>(body['state']);
    return created(
      presentDeploymentStatus(
        world,
        repository,
        deployment,
        setDeploymentStatus(world, repository, actor, { deployment, state, ...wish }),
      ),
    );
  }),
];
