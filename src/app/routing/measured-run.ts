import { queueOf } from '../../gather/evidence/queue/merge-queue.ts';
import type { RepositoryKey } from '../../platform/port.ts';
import type { JobRequest } from '../../queue/port.ts';
import type { Arrival } from './payload.ts';
import { jobFor } from './work.ts';

interface Place {
  readonly repository: RepositoryKey;
  readonly ownerId: number;
}

/** A push run of the default branch measured what later pull requests are compared with. */
export function measuredPush(place: Place, { payload }: Arrival): readonly JobRequest[] {
  const { workflow_run: run, repository } = payload;
  const defaultBranch = repository?.default_branch;
  if (run === undefined || defaultBranch === undefined) return [];
  const isOwn = run.head_repository?.id === place.repository.id && run.head_branch === defaultBranch;
  if (run.event !== 'push' || !isOwn) return [];
  return [jobFor({ kind: 'measure', ...place, head: run.head_sha, defaultBranch })];
}

/** A run that the merge queue asked for measured a group. */
export function measuredGroup(place: Place, { payload }: Arrival): readonly JobRequest[] {
  const { workflow_run: run } = payload;
  if (run === undefined || run.head_repository?.id !== place.repository.id) return [];
  const baseRef = queueOf({ event: run.event ?? '', headBranch: run.head_branch ?? null });
  return baseRef === null ? [] : [jobFor({ kind: 'group', ...place, head: run.head_sha, baseRef })];
}
