import type { WorkflowJob, WorkflowRun } from './checks.ts';

/** What a job of a run left behind, as one zip archive. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly run: WorkflowRun;
  /** Known to GitHub, told to nobody: an artifact's JSON names its run, never its job or attempt. */
  readonly job: WorkflowJob;
  readonly archive: Uint8Array;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export function isExpired({ expiresAt }: Artifact, now: Date): boolean {
  return expiresAt <= now;
}
