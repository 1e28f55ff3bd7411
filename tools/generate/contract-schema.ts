import { contractFields } from '../../src/engine/contract/fields.ts';
import { document } from './document-schema.ts';
import type { Generator } from './generator.ts';

/** JSON Schema of a contract, for editors. */
export const contractSchema: Generator = {
  owns: ['schema/contract.schema.json'],
  generate: () => new Map([['schema/contract.schema.json', document('A file under contracts/', contractFields)]]),
};
