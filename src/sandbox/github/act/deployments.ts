import { presentDeployment, presentDeploymentStatus } from '../present/checks.ts';
import type { Deployment, DeploymentStatus } from '../world/checks.ts';
import { Refusal } from '../world/refusal.ts';
import { type Repository, resolveCommit } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';

export interface DeploymentWish {
  readonly ref: string;
  readonly environment?: string;
  readonly task?: string;
  readonly description?: string | null;
  readonly production?: boolean;
  readonly payload?: Deployment['payload'];
}

export function createDeployment(world: World, repository: Repository, actor: Actor, wish: DeploymentWish): Deployment {
  demand(actor, repository, 'write', ['deployments', 'write']);
  const sha = resolveCommit(repository, wish.ref);
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${wish.ref}`);
  const environment = wish.environment ?? 'production';
  const deployment: Deployment = {
    id: world.newId(),
    sha,
    ref: wish.ref,
    task: wish.task ?? 'deploy',
    environment,
    production: wish.production ?? environment === 'production',
    description: wish.description ?? null,
    payload: wish.payload ?? {},
    creator: accountOf(actor),
    createdAt: world.clock.tick(),
    statuses: [],
  };
  repository.deployments.push(deployment);
  const payload = {
    action: 'created',
    deployment: presentDeployment(world, repository, deployment),
    workflow: null,
    workflow_run: null,
  };
  announce(world, repository, { name: 'deployment', sender: deployment.creator, payload });
  return deployment;
}

export function setDeploymentStatus(
  world: World,
  repository: Repository,
  actor: Actor,
  wish: { deployment: Deployment; state: DeploymentStatus['state']; description?: string; environmentUrl?: string },
): DeploymentStatus {
  demand(actor, repository, 'write', ['deployments', 'write']);
  const { deployment } = wish;
  const status: DeploymentStatus = {
    id: world.newId(),
    state: wish.state,
    description: wish.description ?? '',
    environmentUrl: wish.environmentUrl ?? '',
    creator: accountOf(actor),
    createdAt: world.clock.tick(),
  };
  deployment.statuses.push(status);
  announce(world, repository, {
    name: 'deployment_status',
    sender: status.creator,
    payload: {
      action: 'created',
      deployment_status: presentDeploymentStatus(world, repository, deployment, status),
      deployment: presentDeployment(world, repository, deployment),
      check_run: null,
      workflow: null,
      workflow_run: null,
    },
  });
  return status;
}
