import { z } from 'zod';

import { verdictDocument } from '../../src/engine/surfaces/json/document.ts';
import type { Generator } from './generator.ts';

/** JSON Schema of what `evaluate` and `check` print with `--json`. */
export const verdictSchema: Generator = {
  owns: ['schema/verdict.schema.json'],
  generate: () =>
    new Map([['schema/verdict.schema.json', `${JSON.stringify(z.toJSONSchema(verdictDocument), null, 2)}\n`]]),
};
