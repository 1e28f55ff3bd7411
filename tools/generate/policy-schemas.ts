import { z } from 'zod';

import { baselineFields, organizationFields, repositoryFields } from '../../src/engine/policy/document.ts';
import { waiverSchema } from '../../src/engine/policy/load-waivers.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { dialect, document, text } from './document-schema.ts';
import type { Generator } from './generator.ts';

/** JSON Schemas of the files that people write, for editors. */
export const policySchemas: Generator = {
  owns: ['schema/{policy,baseline,repository-file,waiver}.schema.json'],
  generate: () =>
    new Map([
      ['schema/policy.schema.json', document('policy.yml of the control repository', organizationFields(rules))],
      ['schema/baseline.schema.json', document('A baseline that organisations extend', baselineFields(rules))],
      [
        'schema/repository-file.schema.json',
        document('.github/garde-fou.yml of a repository', repositoryFields(rules)),
      ],
      ['schema/waiver.schema.json', waivers()],
    ]),
};

function waivers(): string {
  const { $schema: _, ...one } = z.toJSONSchema(waiverSchema, { io: 'input' });
  return text({ $schema: dialect, title: 'A file under waivers/', oneOf: [one, { type: 'array', items: one }] });
}
