import { z } from 'zod';

import { contractCheckDocument } from '../../src/cli/contract-document.ts';
import type { Generator } from './generator.ts';

/** JSON Schema of what `contract check` prints with `--json`. */
export const contractCheckSchema: Generator = {
  owns: ['schema/contract-check.schema.json'],
  generate: () =>
    new Map([
      ['schema/contract-check.schema.json', `${JSON.stringify(z.toJSONSchema(contractCheckDocument), null, 2)}\n`],
    ]),
};
