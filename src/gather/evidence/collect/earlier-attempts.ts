import type { EarlierAttempts } from '../../../engine/facts/evidence.ts';
import { reading, type RepositoryKey, type WorkflowRun } from '../../../platform/port.ts';
import { keptResult } from '../../objects.ts';
import type { Tools } from '../../tools.ts';
import type { CollectedRunState } from './collect-run.ts';

/** Attempts whose jobs are looked at, the last before the one that counts first. */
const MOST_LOOKED_AT = 10;
const FINE: ReadonlySet<string | null> = new Set(['success', 'skipped', 'neutral', null]);

/** Of workflows that ran more than once for a head: how often, and which of their jobs ended badly before. */
export async function earlierAttempts(
  tools: Tools,
  repository: RepositoryKey,
  runs: readonly CollectedRunState[],
): Promise<readonly EarlierAttempts[]> {
  const told: EarlierAttempts[] = [];
  for (const [workflow, own] of Map.groupBy(runs, ({ run }) => run.workflow)) {
    const before = attemptsBefore(own).slice(-MOST_LOOKED_AT);
    const times = own.reduce((sum, { run }) => sum + run.attempt, 0);
    if (times < 2) continue;
    const failed = new Set<string>();
    for (const one of before) for (const job of await failedJobs(tools, repository, one)) failed.add(job);
    told.push({ workflow, times, failed: [...failed].toSorted() });
  }
  return told;
}

interface Attempt {
  readonly run: WorkflowRun;
  readonly number: number;
}

/** All but the last attempt of the last run. */
function attemptsBefore(own: readonly CollectedRunState[]): readonly Attempt[] {
  const all = own.flatMap(({ run }) =>
    Array.from({ length: Math.min(run.attempt, MOST_LOOKED_AT + 1) }, (_, index) => ({
      run,
      number: run.attempt - index,
    })).toReversed(),
  );
  return all.slice(0, -1);
}

/** What ended does not change; what the forge no longer tells is nobody's fault. */
async function failedJobs(
  tools: Tools,
  repository: RepositoryKey,
  { run, number }: Attempt,
): Promise<readonly string[]> {
  const kept = { kind: 'failed-jobs', key: `${String(run.id)}/${String(number)}` };
  const read = await reading(() =>
    keptResult(tools, repository, kept, async () => {
      const jobs = await tools.platform.runs.jobs(repository, run, number);
      return jobs.filter(({ conclusion }) => !FINE.has(conclusion)).map(({ name }) => name);
    }),
  );
  if (read.known) return read.value;
  if (read.problem.kind === 'not-found') return [];
  throw read.problem;
}
