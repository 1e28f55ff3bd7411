import type { RepositoryKey } from '../../platform/port.ts';
import type { JobRequest } from '../../queue/port.ts';
import type { Arrival } from './payload.ts';
import { jobFor } from './work.ts';

/** A push run of the default branch measured what later pull requests are compared with. */
export function measuredPush(
  place: { readonly repository: RepositoryKey; readonly ownerId: number },
  { payload }: Arrival,
): readonly JobRequest[] {
  const { workflow_run: run, repository } = payload;
  const defaultBranch = repository?.default_branch;
  if (run === undefined || defaultBranch === undefined) return [];
  const isOwn = run.head_repository?.id === place.repository.id && run.head_branch === defaultBranch;
  if (run.event !== 'push' || !isOwn) return [];
  return [jobFor({ kind: 'measure', ...place, head: run.head_sha, defaultBranch })];
}
