import type { Deployment, WorkflowJob } from '../../engine/facts/check.ts';
import type { RepositoryKey } from './repository-key.ts';

/** A line of a file with something to say about it; lines are 1-based. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** A check run as it should stand; without a conclusion it is in progress. */
export interface CheckPage {
  readonly name: string;
  readonly head: string;
  readonly externalId: string;
  /** `cancelled`: what stood there counts no more. */
  readonly conclusion: 'success' | 'failure' | 'action_required' | 'cancelled' | null;
  readonly title: string;
  readonly summary: string;
  readonly text: string | null;
  /** At most 50: the forge appends them to what the run already has. */
  readonly annotations: readonly Annotation[];
}

/** What we find of our own runs on a commit. */
export interface FoundCheck {
  readonly id: number;
  readonly externalId: string;
  readonly annotations: number;
}

/** Reads other tools' runs, writes ours. */
export interface Checks {
  /** Jobs of the latest attempt of every run of the forge's CI for this head. */
  readonly workflowJobs: (repository: RepositoryKey, head: string) => Promise<readonly WorkflowJob[]>;
  /** Deployments of a commit with their latest state, the newest ones. */
  readonly deployments: (repository: RepositoryKey, head: string) => Promise<readonly Deployment[]>;
  /** Our own runs of that name on a commit, newest first. */
  readonly findOurs: (repository: RepositoryKey, head: string, name: string) => Promise<readonly FoundCheck[]>;
  readonly create: (repository: RepositoryKey, page: CheckPage) => Promise<number>;
  readonly update: (repository: RepositoryKey, id: number, page: CheckPage) => Promise<void>;
}
