import { z } from 'zod';

const outcome = z.enum(['pass', 'fail', 'waiting', 'not-applicable', 'undetermined', 'waived']);
const moment = z.iso.datetime().describe('ISO 8601');

const place = z.strictObject({
  path: z.string(),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
  endLine: z.int().min(1).optional(),
});

const reason = z
  .strictObject({
    key: z.string(),
    values: z.record(z.string(), z.json()),
    at: place.optional(),
    fingerprint: z.string().optional(),
    text: z.string().describe('The reason as a sentence in the language asked for, plain text'),
  })
  .describe('Why an answer is what it is');

const waiver = z.strictObject({
  id: z.string(),
  waives: z.string(),
  reason: z.string(),
  expires: z.nullable(z.string()),
});

const rule = z.strictObject({
  rule: z.string().describe('family/name'),
  outcome,
  reasons: z.array(reason),
  marks: z.array(reason).optional().describe('Remarks on single lines, worst first'),
  counted: z.array(z.string()).optional().describe('Logins whose approval counts'),
  notCounted: z.record(z.string(), z.string()).optional().describe('Login → key of the reason why it does not count'),
  changesAt: z.string().optional(),
  waivedBy: z.array(waiver).optional(),
});

const family = z.strictObject({
  family: z.string(),
  enforcement: z.enum(['observe', 'warn', 'block']),
  built: z.boolean().describe('false: this version does not judge the family yet; it holds nothing'),
  unbuiltParts: z
    .array(z.string())
    .optional()
    .describe('Keys of the family that the policy sets and this version does not judge'),
  outcome,
  rules: z.array(rule),
});

/** The verdict as the commands print it with `--json`. */
export const verdictDocument = z
  .strictObject({
    outcome,
    conclusion: z.nullable(z.enum(['success', 'failure', 'action_required'])),
    families: z.array(family),
    refusals: z.array(reason).describe('What is wrong with a policy file; each holds the gate'),
    emergency: z.nullable(z.strictObject({ reason: z.string(), until: z.string() })),
    obstacle: z
      .nullable(z.enum(['policy-broken', 'control-repository', 'change-unreadable']))
      .describe('Why there is no verdict at all'),
    title: z.string(),
    head: z.string(),
    base: z.string(),
    policyDigest: z.nullable(z.string()),
    digest: z.nullable(z.string()),
    changesAt: z.nullable(moment),
  })
  .meta({ title: 'Verdict', description: 'What `garde-fou evaluate` prints with `--json`' });

/** The document once rendered. */
export type VerdictDocument = z.output<typeof verdictDocument>;
