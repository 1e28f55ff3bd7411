import { z } from 'zod';

import { expected } from './expectation.ts';
import type { Described } from './limits.ts';
import type { Order, Setting } from './setting.ts';

/** Yes or no; `stricter` is the value that a repository may switch to, absent: it may not touch it. */
export function flag({
  words,
  initial,
  stricter,
}: Described<boolean> & { readonly stricter?: boolean }): Setting<boolean> {
  const setting = { schema: z.boolean(expected('flag')), words, initial };
  if (stricter === undefined) return setting;
  const order: Order<boolean> = {
    direction: stricter ? 'switch-on' : 'switch-off',
    join: (one, other) => (one === stricter ? one : other),
    equal: Object.is,
  };
  return { ...setting, order };
}

/** One word of a list; with `ordered` the list runs from the weakest to the strictest. */
export function choice<const T extends string>(
  words: readonly [T, ...T[]],
  { ordered = false, ...described }: Described<NoInfer<T>> & { readonly ordered?: boolean },
): Setting<T> {
  const setting = { schema: z.enum(words, expected('choice')), words: described.words, initial: described.initial };
  if (!ordered) return setting;
  const order: Order<T> = {
    direction: 'stricter',
    join: (one, other) => (words.indexOf(one) >= words.indexOf(other) ? one : other),
    equal: Object.is,
  };
  return { ...setting, order };
}
