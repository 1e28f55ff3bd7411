import { found } from '../world/refusal.ts';
import { type Issue, isPull, type PullRequest, type Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';

/** `owner/name`, or the repository itself. */
export type RepositoryRef = string | Repository;
/** `owner/name#7`, or the pull request itself. */
export type PullRef = string | PullRequest;
/** `owner/name#7`, or the issue or pull request itself. */
export type IssueRef = string | Issue;

export function repositoryAt(world: World, ref: RepositoryRef): Repository {
  return typeof ref === 'string' ? world.repository(ref) : ref;
}

export function issueAt(world: World, ref: IssueRef): Issue {
  if (typeof ref !== 'string') return ref;
  const [name = '', number] = ref.split('#');
  return found(world.repository(name).issues.get(Number(number)));
}

export function pullAt(world: World, ref: PullRef): PullRequest {
  if (typeof ref !== 'string') return ref;
  const issue = issueAt(world, ref);
  return found(isPull(issue) ? issue : undefined);
}
