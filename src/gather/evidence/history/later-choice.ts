import type { RepositoryKey, RunJob, WorkflowRun } from '../../../platform/port.ts';
import type { Tools } from '../../tools.ts';
import type { TokenClaims } from '../origin/token.ts';

/** A delivery for a commit of the default branch, and the runs of its workflow that were there before. */
export interface LaterDelivery {
  readonly run: WorkflowRun;
  /** Of its token; `null`: nobody signed for it. */
  readonly claims: TokenClaims | null;
  /** Earlier runs of the same workflow for the same commit. */
  readonly before: readonly WorkflowRun[];
}

/** Whoever runs again so often is looking for something. */
const MOST_ATTEMPTS = 10;

/**
 * Whether somebody may have chosen this delivery: an earlier attempt measured to its end, so that its numbers could be
 * seen, and delivered nothing that counts. An attempt that was cancelled before that showed nobody anything and is
 * passed over; a job that is not run again brings the numbers that it brought.
 */
export async function isLaterChoice(
  tools: Tools,
  repository: RepositoryKey,
  { run, claims, before }: LaterDelivery,
): Promise<boolean> {
  const attempt = claims?.attempt ?? run.attempt;
  const others = before.flatMap((one) => attemptsOf(one, one.attempt));
  const own = attemptsOf(run, attempt);
  if (others.length + own.length === 1) return false;
  if (others.length + own.length > MOST_ATTEMPTS) return true;
  const [otherJobs, ownJobs] = [await jobsOf(tools, repository, others), await jobsOf(tools, repository, own)];
  const measures = measuringIn(ownJobs.flat(), claims);
  const ended = (job: RunJob): boolean => measures(job) && hasEnded(job);
  return (
    otherJobs.flat().some(ended) ||
    ownJobs.some((jobs, index) => jobs.some((job) => ended(job) && isRunAgain(job, ownJobs.slice(index + 1).flat())))
  );
}

interface Attempt {
  readonly run: WorkflowRun;
  readonly attempt: number;
}

function attemptsOf(run: WorkflowRun, last: number): readonly Attempt[] {
  return Array.from({ length: last }, (_, index) => ({ run, attempt: index + 1 }));
}

function jobsOf(
  { platform }: Tools,
  repository: RepositoryKey,
  attempts: readonly Attempt[],
): Promise<readonly (readonly RunJob[])[]> {
  return Promise.all(attempts.map(({ run, attempt }) => platform.runs.jobs(repository, run, attempt)));
}

/** Which jobs measured what was delivered: those that are called with the collecting one; without a token all of the run. */
function measuringIn(jobs: readonly RunJob[], claims: TokenClaims | null): (job: RunJob) => boolean {
  const collecting = jobs.find(({ id }) => id === claims?.jobId)?.name;
  if (collecting === undefined) return () => true;
  const caller = collecting.slice(0, collecting.lastIndexOf(' / ') + 1);
  const own = jobs.filter(({ name }) => name !== collecting && name.startsWith(caller));
  return own.length === 0
    ? ({ name }) => name === collecting
    : ({ name }) => name !== collecting && name.startsWith(caller);
}

/** By itself, so that it came to its numbers. */
function hasEnded({ conclusion }: RunJob): boolean {
  return conclusion === 'success' || conclusion === 'failure';
}

/** A job that is not run again is told with its old times, or not at all. */
function isRunAgain({ name, startedAt }: RunJob, later: readonly RunJob[]): boolean {
  return later.some((job) => job.name === name && (job.startedAt ?? Number.POSITIVE_INFINITY) > (startedAt ?? 0));
}
