import type { CheckRun, CommitStatus } from '../world/checks.ts';
import type { Repository } from '../world/repositories.ts';
import type { RequiredCheck } from '../world/rules.ts';

const SATISFYING: ReadonlySet<unknown> = new Set(['success', 'neutral', 'skipped']);

/** The newest run of each (name, App) of a commit. */
export function latestRuns(repository: Repository, sha: string): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const suite of repository.suites.filter(({ headSha }) => headSha === sha))
    for (const run of suite.runs) {
      const key = `${suite.app.id} ${run.name}`;
      const known = newest.get(key);
      if (known === undefined || known.id < run.id) newest.set(key, run);
    }
  return [...newest.values()];
}

/** The newest status of each context of a commit. */
export function latestStatuses(repository: Repository, sha: string): CommitStatus[] {
  const newest = new Map<string, CommitStatus>();
  for (const status of repository.statuses) if (status.sha === sha) newest.set(status.context, status);
  return [...newest.values()];
}

type Standing = 'satisfied' | 'failing' | 'expected' | 'pending';

function outcomesAt(repository: Repository, sha: string, wanted: RequiredCheck): Standing[] {
  const app = wanted.integration_id ?? undefined;
  const runs = latestRuns(repository, sha).filter(
    (run) => run.name === wanted.context && (app === undefined || run.suite.app.id === app),
  );
  const newest = app === undefined ? runs.toSorted((a, b) => b.id - a.id).slice(0, 1) : runs;
  const statuses = latestStatuses(repository, sha).filter(
    ({ context, creator }) => context === wanted.context && (app === undefined || creator.appId === app),
  );
  return [
    ...newest.map(({ status, conclusion }): Standing => {
      if (status !== 'completed') return 'pending';
      return SATISFYING.has(conclusion) ? 'satisfied' : 'failing';
    }),
    ...statuses.map(({ state }): Standing => {
      if (state === 'pending') return 'pending';
      return state === 'success' ? 'satisfied' : 'failing';
    }),
  ];
}

/** How a required check stands: the test merge commit's result wins over the head's, as GitHub documents. */
function standingOf(repository: Repository, shas: readonly string[], wanted: RequiredCheck): Standing {
  const seen = shas.map((sha) => outcomesAt(repository, sha, wanted)).find((outcomes) => outcomes.length > 0) ?? [];
  if (seen.length === 0) return 'expected';
  return seen.find((outcome) => outcome !== 'satisfied') ?? 'satisfied';
}

const SENTENCE: Readonly<Record<Exclude<Standing, 'satisfied'>, string>> = {
  expected: 'is expected.',
  failing: 'is failing.',
  pending: 'is in progress.',
};

export function unmetChecks(
  repository: Repository,
  shas: readonly string[],
  wanted: readonly RequiredCheck[],
): string[] {
  return wanted.flatMap((check) => {
    const standing = standingOf(repository, shas, check);
    return standing === 'satisfied' ? [] : [`Required status check "${check.context}" ${SENTENCE[standing]}`];
  });
}
