import { Unreadable } from '../../platform/port.ts';
import type { Job } from '../../queue/port.ts';
import { organizationOfWork, type Work, workOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench } from './bench.ts';
import { takeCommand } from './command-desk.ts';
import { takeInstallation } from './confirm.ts';
import { evaluatePullRequest } from './evaluate.ts';
import { judgeGroup } from './group.ts';
import { guardIssue } from './guard-issue.ts';
import { markHead } from './mark.ts';
import { measureCommit } from './measure-commit.ts';
import { judgeMerged } from './merged.ts';
import { restoreComment } from './restore.ts';
import { retireChecks } from './retire.ts';
import { judgeCommit, policyChanged, sweepRepository } from './sweep.ts';

const MINUTE = 60_000;

/** Does one job. A rate limit sends it and its installation's others back until GitHub answers again. */
export async function handleJob(bench: Bench, job: Job): Promise<JobOutcome> {
  try {
    return await doWork(bench, workOf(job), job.attempts);
  } catch (error) {
    if (!(error instanceof Unreadable) || error.kind !== 'rate-limited') throw error;
    return { is: 'rate-limited', until: error.retryAt ?? bench.now() + MINUTE };
  }
}

function doWork(bench: Bench, work: Work, attempts: number): Promise<JobOutcome> {
  return 'number' in work ? onPullRequest(bench, work, attempts) : onRepository(bench, work, attempts);
}

function onPullRequest(
  bench: Bench,
  work: Extract<Work, { readonly number: number }>,
  attempts: number,
): Promise<JobOutcome> {
  switch (work.kind) {
    case 'evaluate':
      return evaluatePullRequest(bench, { ...work, organization: organizationOfWork(work), attempts });
    case 'merged':
      return judgeMerged(bench, { ...work, organization: organizationOfWork(work), attempts });
    case 'mark':
      return markHead(bench, work, attempts);
    case 'retire':
      return retireChecks(bench, work, attempts);
    case 'command':
      return takeCommand(bench, work, attempts);
    case 'guard-issue':
      return guardIssue(bench, work);
    case 'restore':
      return restoreComment(bench, work);
  }
}

function onRepository(
  bench: Bench,
  work: Exclude<Work, { readonly number: number }>,
  attempts: number,
): Promise<JobOutcome> {
  switch (work.kind) {
    case 'group':
      return judgeGroup(bench, work, attempts);
    case 'commit':
      return judgeCommit(bench, work);
    case 'measure':
      return measureCommit(bench, work);
    case 'repository':
      return sweepRepository(bench, work);
    case 'policy':
      return policyChanged(bench, work, attempts);
    case 'installation':
      return takeInstallation(bench, work);
  }
}
