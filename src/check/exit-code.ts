import type { Judgement } from '../engine/verdict/judgement.ts';
import { holds } from '../engine/verdict/outcome.ts';

/** What the process tells its caller. */
export const exitCodes = {
  /** All right, warnings included. */
  fine: 0,
  /** A blocking family fails or waits, or there are findings. */
  held: 1,
  /** Wrong use, unreadable input, a policy that does not load. */
  wrongUse: 2,
  /** Only what could not be verified holds. */
  undetermined: 3,
} as const;

/** The exit code of a judgement; nothing that holds the gate ever ends with 0. */
export function exitCodeOf(judgement: Judgement): number {
  if (judgement.kind === 'policy-broken') return exitCodes.wrongUse;
  if (judgement.kind !== 'judged') return exitCodes.undetermined;
  const { conclusion, refusals, families } = judgement.verdict;
  if (conclusion === 'success') return exitCodes.fine;
  const held = families.filter(({ enforcement, outcome }) => enforcement === 'block' && holds(outcome));
  const isUnknown = held.length > 0 && held.every(({ outcome }) => outcome === 'undetermined');
  return refusals.length === 0 && isUnknown ? exitCodes.undetermined : exitCodes.held;
}
