import { contractCheckSchema } from './contract-check-schema.ts';
import { contractReference } from './contract-reference.ts';
import { contractSchema } from './contract-schema.ts';
import { frenchPages } from './french-pages.ts';
import type { Generator } from './generator.ts';
import { inspectSchemas } from './inspect-schemas.ts';
import { policyReference } from './policy-reference.ts';
import { policySchemas } from './policy-schemas.ts';
import { rulePages } from './rule-pages.ts';
import { scanSchema } from './scan-schema.ts';
import { verdictSchema } from './verdict-schema.ts';

/** Every generator; a new one is a file and a line here. */
export const generators: readonly Generator[] = [
  policySchemas,
  policyReference,
  rulePages,
  verdictSchema,
  contractSchema,
  contractReference,
  contractCheckSchema,
  scanSchema,
  inspectSchemas,
  frenchPages,
];
