import type { CheckRun } from '../github/world/checks.ts';
import { found } from '../github/world/refusal.ts';
import { isPull, type Issue, type PullRequest, type Repository } from '../github/world/repositories.ts';

/** A pull request by the number in an address; throws GitHub's 404. */
export function pullOf(repository: Repository, number: string): PullRequest {
  return found(repository.pulls.get(Number(number)));
}

/** An issue by the number in an address; throws GitHub's 404. */
export function issueOf(repository: Repository, number: string): Issue {
  const issue = found(repository.issues.get(Number(number)));
  return found(isPull(issue) ? undefined : issue);
}

/** A check run by the id in an address; throws GitHub's 404. */
export function runOf(repository: Repository, id: string): CheckRun {
  return found(repository.suites.flatMap(({ runs }) => runs).find((run) => String(run.id) === id));
}
