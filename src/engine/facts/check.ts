import type { Account } from './account.ts';

/** What another tool said of a commit. */
export type Check = CheckRun | CommitStatus | WorkflowJob;

/** How a check ended; `null` while it runs. */
export type CheckConclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'timed-out'
  | 'action-required'
  | 'skipped'
  | 'stale'
  | 'startup-failure'
  | null;

/** A check run of an App; for the Actions app only `WorkflowJob` is believed, since any job can create a run of any name. */
export interface CheckRun {
  readonly kind: 'check-run';
  readonly name: string;
  readonly app: { readonly id: number; readonly slug: string };
  readonly head: string;
  readonly conclusion: CheckConclusion;
}

/** A commit status: identified by context and by the account that posted it. */
export interface CommitStatus {
  readonly kind: 'status';
  readonly name: string;
  readonly creator: Account | null;
  readonly head: string;
  readonly conclusion: CheckConclusion;
}

/** A job of a workflow run, read from the run itself. `workflow` is the file's path in the repository. */
export interface WorkflowJob {
  readonly kind: 'workflow-job';
  readonly name: string;
  readonly workflow: string;
  readonly event: string;
  readonly head: string;
  readonly conclusion: CheckConclusion;
}

/** A deployment of some commit of the pull request and its latest state. */
export interface Deployment {
  readonly environment: string;
  readonly head: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending' | 'in-progress' | 'queued' | 'inactive';
}
