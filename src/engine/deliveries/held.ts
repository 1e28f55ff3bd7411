import type { DeliveryReasonKey } from '../facts/evidence.ts';
import type { Reason, Value } from '../facts/reason.ts';
import type { Assessment } from './assess.ts';

/** What a rule answers when there is nothing to judge, yet or at all. */
export interface HeldAnswer {
  readonly outcome: 'not-applicable' | 'waiting' | 'undetermined';
  readonly reasons: readonly Reason[];
  readonly waitsFor?: readonly Value[];
  /** When waiting ends, or what did not come is asked for again, ISO 8601. */
  readonly changesAt?: string;
  /** Set when only the client can bring what is missing. */
  readonly clientMustAct?: true;
}

/** The answer that an assessment leaves no choice about; `null`: there is enough to judge. */
export function heldBy({ state, reasons, waitsFor, deadline, againAt }: Assessment): HeldAnswer | null {
  switch (state) {
    case 'enough':
      return null;
    case 'waiting':
      return { outcome: 'waiting', reasons, waitsFor, changesAt: earlier(deadline, againAt), ...whoActs(reasons) };
    case 'missing':
      return {
        outcome: 'undetermined',
        reasons,
        ...(againAt === null ? {} : { changesAt: againAt }),
        ...whoActs(reasons),
      };
  }
}

/** That something is missing, beside why. */
const FRAMES: ReadonlySet<string> = new Set(['awaited', 'awaited-any', 'no-evidence', 'no-evidence-at-all']);
/** A newcomer's run is let through by the client; the organisation's storage and the policy are the client's. */
const CLIENTS: ReadonlySet<string> = new Set<DeliveryReasonKey>(['awaiting-approval', 'storage-full', 'no-such-job']);

function whoActs(reasons: readonly Reason[]): Pick<HeldAnswer, 'clientMustAct'> {
  const causes = reasons.filter(({ key }) => !FRAMES.has(key));
  return causes.length > 0 && causes.every(({ key }) => CLIENTS.has(key)) ? { clientMustAct: true } : {};
}

function earlier(deadline: string, againAt: string | null): string {
  return againAt !== null && againAt < deadline ? againAt : deadline;
}
