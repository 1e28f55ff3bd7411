import { z } from 'zod';

import { inspectDocuments } from '../../src/cli/inspect-documents.ts';
import type { Generator } from './generator.ts';

/** JSON Schemas of what `inspect` prints with `--json`, one a kind of report. */
export const inspectSchemas: Generator = {
  owns: ['schema/inspect-*.schema.json'],
  generate: () =>
    new Map(
      Object.entries(inspectDocuments).map(([kind, document]) => [
        `schema/inspect-${kind}.schema.json`,
        `${JSON.stringify(z.toJSONSchema(document), null, 2)}\n`,
      ]),
    ),
};
