import { z } from 'zod';

import { checkDocument } from '../../src/check/document.ts';
import { verdictDocument } from '../../src/engine/surfaces/json/document.ts';
import type { Generator } from './generator.ts';

/** JSON Schemas of what `evaluate` and `check` print with `--json`. */
export const verdictSchema: Generator = {
  owns: ['schema/verdict.schema.json', 'schema/check.schema.json'],
  generate: () =>
    new Map([
      ['schema/verdict.schema.json', schemaText(verdictDocument)],
      ['schema/check.schema.json', schemaText(checkDocument)],
    ]),
};

function schemaText(document: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(document), null, 2)}\n`;
}
