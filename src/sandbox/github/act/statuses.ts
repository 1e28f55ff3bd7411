import { presentStatus } from '../present/checks.ts';
import { presentCommit } from '../present/commits.ts';
import { webUrl } from '../present/json.ts';
import type { CommitStatus, StatusState } from '../world/checks.ts';
import { Refusal } from '../world/refusal.ts';
import { branchNames, branchSha, fullName, type Repository } from '../world/repositories.ts';
import { accountOf, type Actor, demand } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';

export interface StatusWish {
  readonly sha: string;
  readonly state: StatusState;
  readonly context?: string;
  readonly description?: string | null;
  readonly targetUrl?: string | null;
}

export function createStatus(world: World, repository: Repository, actor: Actor, wish: StatusWish): CommitStatus {
  demand(actor, repository, 'write', ['statuses', 'write']);
  const commit = repository.store.commits.get(wish.sha);
  if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${wish.sha}`);
  const status: CommitStatus = {
    id: world.newId(),
    sha: wish.sha,
    context: wish.context ?? 'default',
    state: wish.state,
    description: wish.description ?? null,
    targetUrl: wish.targetUrl ?? null,
    creator: accountOf(actor),
    createdAt: world.clock.tick(),
  };
  repository.statuses.push(status);
  const branches = branchNames(repository).filter((name) => branchSha(repository, name) === wish.sha);
  const payload = {
    ...presentStatus(world, repository, status),
    sha: wish.sha,
    name: fullName(repository),
    commit: presentCommit(world, repository, commit),
    branches: branches.map((name) => ({
      name,
      commit: { sha: wish.sha, url: webUrl(world, wish.sha) },
      protected: false,
    })),
  };
  announce(world, repository, { name: 'status', sender: status.creator, payload });
  return status;
}
