import type { CheckConclusion, WorkflowJob } from '../../engine/facts/check.ts';
import type { RepositoryKey } from './repository-key.ts';

/** One run of a workflow file, as the forge tells it; times in epoch milliseconds. */
export interface WorkflowRun {
  readonly id: number;
  /** The latest attempt: 1, and one more for each re-run. */
  readonly attempt: number;
  /** Path of the file; `path@ref` when it comes from another repository. */
  readonly workflow: string;
  readonly event: string;
  /** For `pull_request` the head of the pull request, whatever was checked out. */
  readonly head: string;
  readonly headBranch: string | null;
  /** `null`: the fork is gone. */
  readonly headRepositoryId: number | null;
  readonly completed: boolean;
  /** Of the latest attempt; `null` while it runs. */
  readonly conclusion: CheckConclusion;
  readonly createdAt: number;
  /** Start of the latest attempt. */
  readonly startedAt: number;
  readonly updatedAt: number;
}

/** A job of one attempt of a run; times in epoch milliseconds, `null` while it waits. */
export interface RunJob extends WorkflowJob {
  readonly id: number;
  readonly startedAt: number | null;
}

/** What a run left behind: one zip archive. The forge tells neither its job nor its attempt. */
export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of the archive. */
  readonly size: number;
  readonly expired: boolean;
  readonly createdAt: number;
}

/** The issuer of the tokens that jobs get, with its public keys (RFC 7517). */
export interface TokenIssuer {
  /** The `iss` claim of its tokens. */
  readonly name: string;
  /** The keys that it publishes now. */
  readonly keys: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Reads the forge's CI: its runs, and what they leave. */
export interface Runs {
  /** Every run for a commit, running ones included, oldest first. */
  readonly ofHead: (repository: RepositoryKey, head: string) => Promise<readonly WorkflowRun[]>;
  /** Jobs of the latest attempt, or of the one that is named. */
  readonly jobs: (repository: RepositoryKey, run: WorkflowRun, attempt?: number) => Promise<readonly RunJob[]>;
  /** Artifacts of all attempts, oldest first. */
  readonly artifacts: (repository: RepositoryKey, run: number) => Promise<readonly RunArtifact[]>;
  /** The archive's bytes; `too-large` beyond `maximum`, `not-found` when the forge no longer has them. */
  readonly download: (repository: RepositoryKey, artifact: number, maximum: number) => Promise<Uint8Array>;
  /** What the forge itself wrote beside a job, such as why an upload failed. */
  readonly remarks: (repository: RepositoryKey, job: number) => Promise<readonly string[]>;
  readonly issuer: TokenIssuer;
}
