import { z } from 'zod';

const outcome = z.enum(['pass', 'fail', 'waiting', 'not-applicable', 'undetermined', 'waived']);

const rule = z.strictObject({
  outcome: outcome.optional(),
  reasons: z.array(z.string()).optional(),
});

const family = z.strictObject({
  outcome: outcome.optional(),
  counted: z.array(z.string()).optional(),
  'not-counted': z.record(z.string(), z.string()).optional(),
  rules: z.record(z.string(), rule).optional(),
});

/** What a scenario says of its own verdict; only what is written is compared. */
export const expectation = z.strictObject({
  /** `refused`: the policy does not load, which is the whole verdict. */
  policy: z.enum(['loads', 'refused']).optional(),
  outcome: outcome.optional(),
  conclusion: z.nullable(z.enum(['success', 'failure', 'action_required'])).optional(),
  families: z.record(z.string(), family).optional(),
  refusals: z.int().optional(),
  emergency: z.boolean().optional(),
  'changes-at': z.nullable(z.string()).optional(),
});

/** An expectation once read. */
export type Expectation = z.output<typeof expectation>;
