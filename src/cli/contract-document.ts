import { z } from 'zod';

const line = z.exactOptional(z.int().min(1));
const problem = z.strictObject({
  key: z.string(),
  values: z.record(z.string(), z.unknown()),
  at: z.exactOptional(z.strictObject({ path: z.string(), line, column: line })),
  text: z.string().describe('The problem as a sentence in the language asked for, plain text'),
});

const deliverable = z.strictObject({
  id: z.string(),
  title: z.string().describe('In the language asked for, if the contract has it'),
  due: z.iso.date(),
  repository: z.string(),
  milestone: z.nullable(z.string()),
  dependsOn: z.array(z.string()),
  criteria: z.int().describe('How many hold for it, those of every deliverable included'),
});

/** What `contract check --json` prints. */
export const contractCheckDocument = z.strictObject({
  file: z.string(),
  loads: z.boolean(),
  language: z.enum(['en', 'fr']),
  contract: z.nullable(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      vendor: z.string().describe('Its name under people.vendors of the policy'),
      timezone: z.string(),
      criteria: z.int().describe('How many the contract has in all'),
      commonCriteria: z.int().describe('How many of them hold for every deliverable'),
      deliverables: z.array(deliverable),
    }),
  ),
  problems: z.array(problem),
});

/** What `contract check --json` prints. */
export type ContractCheck = z.output<typeof contractCheckDocument>;
