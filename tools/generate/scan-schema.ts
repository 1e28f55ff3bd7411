import { z } from 'zod';

import { scanDocument } from '../../src/scan/output/document.ts';
import type { Generator } from './generator.ts';

/** JSON Schema of what `scan` prints with `--json`. */
export const scanSchema: Generator = {
  owns: ['schema/scan.schema.json'],
  generate: () => new Map([['schema/scan.schema.json', `${JSON.stringify(z.toJSONSchema(scanDocument), null, 2)}\n`]]),
};
