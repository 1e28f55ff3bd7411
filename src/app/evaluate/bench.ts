import type { Rule } from '../../engine/rules/rule.ts';
import type { Tools } from '../../gather/tools.ts';
import type { OrganizationKey, RepositoryKey } from '../../platform/port.ts';
import type { Queue } from '../../queue/port.ts';

/** What evaluations work with. */
export interface Bench extends Tools {
  readonly rules: readonly Rule[];
  readonly queue: Pick<Queue, 'enqueue'>;
  /** Told of each verdict that was published. */
  readonly onVerdict?: (conclusion: string) => void;
}

/** The pull request that a job is about. */
export interface Matter {
  readonly repository: RepositoryKey;
  readonly organization: OrganizationKey;
  readonly number: number;
  /** How often the job was started, this time included: what a wait may mend is waited for a few times. */
  readonly attempts: number;
}

/** After so many starts, what still cannot be read is shown instead of waited for. */
export const PATIENCE = 4;
