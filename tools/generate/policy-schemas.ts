import { z } from 'zod';

import { baselineFields, organizationFields, repositoryFields } from '../../src/engine/policy/document.ts';
import { waiverSchema } from '../../src/engine/policy/load-waivers.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { written } from '../../src/engine/settings/group.ts';
import type { AnySetting, Fields } from '../../src/engine/settings/setting.ts';
import type { Generator } from './generator.ts';

type Json = Readonly<Record<string, unknown>>;

const dialect = 'https://json-schema.org/draft/2020-12/schema';

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

function document(title: string, fields: Fields): string {
  const definitions = new Map<string, Json>();
  const whole = mapping(fields, [], definitions);
  const named = definitions.size === 0 ? {} : { $defs: Object.fromEntries(definitions) };
  return text({ $schema: dialect, title, ...whole, required: ['version'], ...named });
}

function waivers(): string {
  const { $schema: _, ...one } = z.toJSONSchema(waiverSchema, { io: 'input' });
  return text({ $schema: dialect, title: 'A file under waivers/', oneOf: [one, { type: 'array', items: one }] });
}

function mapping(fields: Fields, path: readonly string[], definitions: Map<string, Json>): Json {
  const properties = Object.entries(fields).map(([key, one]): [string, Json] => {
    if (key !== 'policies') return [key, schemaOf(one, [...path, key], definitions)];
    // Overrides hold families as well: one definition for both.
    definitions.set(key, schemaOf(one, [key], definitions));
    return [key, { $ref: `#/$defs/${key}` }];
  });
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function schemaOf(setting: AnySetting, path: readonly string[], definitions: Map<string, Json>): Json {
  const { fields, entries, items, words } = setting;
  const description = `${words.en}\n\n${words.fr}`;
  // A family that no rule reads yet takes anything.
  if (entries !== undefined && fields !== undefined)
    return { description, ...mapping(fields, path, definitions), additionalProperties: true };
  if (fields !== undefined) return { description, ...mapping(fields, path, definitions) };
  if (entries !== undefined)
    return { description, type: 'object', additionalProperties: schemaOf(entries, [...path, 'entry'], definitions) };
  if (items !== undefined)
    return { description, type: 'array', items: schemaOf(items, [...path, 'entry'], definitions) };
  return { description, ...leaf(setting, path.join('.'), definitions), ...initialOf(setting) };
}

function initialOf(setting: AnySetting): Json {
  const initial = written(setting, setting.initial);
  return initial === null ? {} : { default: initial };
}

/** The schema of one value; what it defines for itself moves to the document, where references are looked up. */
function leaf({ schema }: AnySetting, name: string, definitions: Map<string, Json>): Json {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' });
  const { $defs = {}, ...rest } = moved(own, name);
  for (const [key, definition] of Object.entries($defs)) definitions.set(`${name}.${key}`, definition);
  if (!JSON.stringify(own).includes('"$ref":"#"')) return rest;
  definitions.set(name, rest);
  return { $ref: `#/$defs/${name}` };
}

function moved(schema: Json, name: string): Json & { readonly $defs?: Readonly<Record<string, Json>> } {
  const renamed = JSON.stringify(schema)
    .replaceAll('"$ref":"#/$defs/', `"$ref":"#/$defs/${name}.`)
    .replaceAll('"$ref":"#"', `"$ref":"#/$defs/${name}"`);
  return JSON.parse(renamed) as Json;
}

function text(schema: Json): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
