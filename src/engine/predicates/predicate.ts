import type { z } from 'zod';

import type { Seen } from '../approvals/seen.ts';
import type { PieceName } from '../facts/facts.ts';
import type { Reason, Value } from '../facts/reason.ts';
import type { Words } from '../settings/setting.ts';

/** Something that can be asked of a pull request. `T`: its value in a policy; `N`: the pieces of the facts it reads. */
export interface Predicate<T, N extends PieceName = never> {
  /** How a policy writes it; the first part of the keys of its reasons. */
  readonly key: string;
  readonly schema: z.ZodType<T>;
  readonly words: Words;
  readonly needs: readonly N[];
  /** What a supplier can do to it by writing something other than code. */
  readonly suppliersReach: (value: T) => Reach;
  /** Predicates that, beside this one, leave a supplier no hold on both. */
  readonly vouchedForBy?: readonly string[];
  /** Pure and total. */
  readonly holds: (facts: Seen<N>, value: T) => Holding;
}

/**
 * What a supplier's text, label, branch name or the like can do to a predicate: nothing, make it hold where it quietly
 * would not, or make it fail where it quietly would hold.
 */
export type Reach = 'none' | 'to-hold' | 'to-fail';

/** Whether a predicate holds, and why. `unknown` is never good enough for anything. */
export interface Holding {
  readonly state: 'yes' | 'no' | 'unknown';
  readonly reasons: readonly Reason[];
  /** When that may change by itself, ISO 8601. */
  readonly changesAt?: string;
}

/** An answer with one reason, `key.yes`, `key.no` or `key.unknown` of the predicates' texts. */
export function holding(state: Holding['state'], key: string, values: Readonly<Record<string, Value>> = {}): Holding {
  return { state, reasons: [{ key: `${key}.${state}`, values }] };
}

/** The answer of a plain yes or no. */
export function yesOrNo(holds: boolean, key: string, values: Readonly<Record<string, Value>> = {}): Holding {
  return holding(holds ? 'yes' : 'no', key, values);
}
