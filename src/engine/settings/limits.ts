import type { z } from 'zod';

import type { Order, Setting, Words } from './setting.ts';

/** What every setting is made from. */
export interface Described<T> {
  readonly words: Words;
  /** What holds when no layer says anything. */
  readonly initial: T;
}

/** A least amount: a repository may only raise it. */
export function atLeast(amount: z.ZodType<number>, { words, initial }: Described<number>): Setting<number> {
  return { schema: amount, words, initial, order: highest };
}

/** A greatest amount: a repository may only lower it. */
export function atMost(amount: z.ZodType<number>, { words, initial }: Described<number>): Setting<number> {
  return { schema: amount, words, initial, order: lowest };
}

const highest: Order<number> = { direction: 'raise', join: (...both) => Math.max(...both), equal: Object.is };
const lowest: Order<number> = { direction: 'lower', join: (...both) => Math.min(...both), equal: Object.is };
