import { z } from 'zod';

import { expected } from '../settings/expectation.ts';

/** At least one entry, a hundred at most. */
export function someOf<T>(entry: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(entry, expected('list')).min(1, expected('list')).max(100, expected('list'));
}
