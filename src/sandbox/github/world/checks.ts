import type { Account } from './accounts.ts';
import type { App } from './apps.ts';

export type CheckStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
export type Conclusion =
  | 'action_required'
  | 'cancelled'
  | 'failure'
  | 'neutral'
  | 'success'
  | 'skipped'
  | 'stale'
  | 'timed_out';

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  name: string;
  readonly headSha: string;
  externalId: string;
  detailsUrl: string | null;
  status: CheckStatus;
  conclusion: Conclusion | null;
  startedAt: Date;
  completedAt: Date | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
  actions: readonly CheckAction[];
}

export interface CheckSuite {
  readonly id: number;
  readonly app: App;
  readonly headSha: string;
  readonly headBranch: string | null;
  status: CheckStatus;
  conclusion: Conclusion | null;
  readonly createdAt: Date;
  updatedAt: Date;
  readonly runs: CheckRun[];
}

export type StatusState = 'error' | 'failure' | 'pending' | 'success';

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: StatusState;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: Date;
}

export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly createdAt: Date;
}

export interface JobStep {
  readonly name: string;
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion: Conclusion | null;
  readonly number: number;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
}

export interface WorkflowJob {
  readonly id: number;
  readonly run: WorkflowRun;
  readonly attempt: number;
  readonly checkRun: CheckRun;
  readonly steps: readonly JobStep[];
  readonly labels: readonly string[];
  /** The reusable workflow that the job was called from. */
  readonly uses: ReferencedWorkflow | null;
  /** Whether its GITHUB_TOKEN has `id-token: write`. */
  readonly idToken: boolean;
}

/** A reusable workflow of another file or repository: `owner/repo/path@ref` and the commit that the ref meant. */
export interface ReferencedWorkflow {
  readonly path: string;
  readonly sha: string;
  readonly ref?: string;
}

/** What a run checks out: for a pull request the test merge commit. */
export interface CheckedOut {
  /** `github.sha`. */
  readonly sha: string;
  /** `github.ref`, e.g. `refs/pull/7/merge`. */
  readonly ref: string;
  readonly headRef: string;
  readonly baseRef: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly workflow: Workflow;
  readonly number: number;
  readonly event: string;
  readonly headBranch: string | null;
  readonly headSha: string;
  readonly headRepositoryId: number;
  readonly actor: Account;
  readonly suite: CheckSuite;
  readonly jobs: WorkflowJob[];
  readonly createdAt: Date;
  readonly referencedWorkflows: ReferencedWorkflow[];
  readonly checkedOut: CheckedOut;
  /** Start of the latest attempt. */
  startedAt: Date;
  attempt: number;
  triggeringActor: Account;
  status: CheckStatus;
  conclusion: Conclusion | null;
  updatedAt: Date;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';
  readonly description: string;
  readonly environmentUrl: string;
  readonly creator: Account;
  readonly createdAt: Date;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly production: boolean;
  readonly description: string | null;
  readonly payload: string | Readonly<Record<string, unknown>>;
  readonly creator: Account;
  readonly createdAt: Date;
  readonly statuses: DeploymentStatus[];
}
