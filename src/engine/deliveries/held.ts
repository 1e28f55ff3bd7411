import type { Reason, Value } from '../facts/reason.ts';
import type { Assessment } from './assess.ts';

/** What a rule answers when there is nothing to judge, yet or at all. */
export interface HeldAnswer {
  readonly outcome: 'not-applicable' | 'waiting' | 'undetermined';
  readonly reasons: readonly Reason[];
  readonly waitsFor?: readonly Value[];
  /** When waiting ends, or what did not come is asked for again, ISO 8601. */
  readonly changesAt?: string;
}

/** The answer that an assessment leaves no choice about; `null`: there is enough to judge. */
export function heldBy({ state, reasons, waitsFor, deadline, againAt }: Assessment): HeldAnswer | null {
  switch (state) {
    case 'enough':
      return null;
    case 'waiting':
      return { outcome: 'waiting', reasons, waitsFor, changesAt: earlier(deadline, againAt) };
    case 'missing':
      return { outcome: 'undetermined', reasons, ...(againAt === null ? {} : { changesAt: againAt }) };
  }
}

function earlier(deadline: string, againAt: string | null): string {
  return againAt !== null && againAt < deadline ? againAt : deadline;
}
