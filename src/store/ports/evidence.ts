import type { Archives } from './archives.ts';

/** One attempt of a workflow run whose artifacts were looked at, once. */
export interface CollectedRun {
  readonly repositoryId: number;
  readonly runId: number;
  readonly attempt: number;
  readonly head: string;
  readonly event: string;
  /** Path of the workflow's file. */
  readonly workflow: string;
  /** What was found, JSON text. */
  readonly json: string;
  readonly at: number;
}

/** What one delivery measured of a commit of the default branch. */
export interface MeasuredCommit {
  readonly repositoryId: number;
  readonly commitId: string;
  /** Path of the workflow's file and the collector's name: one of them is recorded once a commit and level of trust. */
  readonly workflow: string;
  readonly name: string;
  readonly runId: number;
  readonly trust: string;
  /** What was measured (`coverage`, `tests`, `analysis`), separated by spaces. */
  readonly kinds: string;
  /** The measurements, packed by whoever reads them. */
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** Since when a repository's policy asks for the same thing, by the digest of what it asks. */
export interface Measure {
  readonly repositoryId: number;
  readonly digest: string;
  readonly since: number;
}

/** Evidence as it was when it was collected: what a supplier deletes or replaces afterwards changes nothing here. */
export interface EvidenceRecords extends Archives {
  /** The first record of an attempt stays. Answers whether this is it. */
  recordRun(run: CollectedRun): Promise<boolean>;
  /** Every collected attempt of the runs of a head, oldest first. */
  runsOf(repositoryId: number, head: string): Promise<readonly CollectedRun[]>;
  /** The first measurement of (commit, workflow, name, trust) stays. Answers whether this is it. */
  recordMeasured(measured: MeasuredCommit): Promise<boolean>;
  /** Everything recorded for a commit, by workflow, name and trust. */
  measuredAt(repositoryId: number, commitId: string): Promise<readonly MeasuredCommit[]>;
  /** What is recorded for some commits, without the measurements. */
  measuredAmong(
    repositoryId: number,
    commitIds: readonly string[],
  ): Promise<readonly Omit<MeasuredCommit, 'repositoryId' | 'runId' | 'bytes'>[]>;
  /** Names that each workflow of a repository ever delivered for the default branch. */
  namesOf(repositoryId: number): Promise<readonly Pick<MeasuredCommit, 'workflow' | 'name'>[]>;
  /** Recorded commits since a moment, newest record first, each once. */
  measuredSince(repositoryId: number, since: number, limit: number): Promise<readonly string[]>;
  /** Notes what is asked for now; answers since when it has been the same without interruption. */
  measureSince(measure: Measure): Promise<number>;
}
