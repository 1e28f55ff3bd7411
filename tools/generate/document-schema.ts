import { z } from 'zod';

import { typeset } from '../../src/engine/locales/typeset.ts';
import { written } from '../../src/engine/settings/group.ts';
import { isRequired } from '../../src/engine/settings/mapping.ts';
import type { AnyField, FieldsByKey, Variants } from '../../src/engine/settings/setting.ts';

/** A piece of JSON Schema. */
export type Json = Readonly<Record<string, unknown>>;

/** The dialect of every schema here. */
export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** The JSON Schema of a file with these keys, as text. */
export function document(title: string, fields: FieldsByKey): string {
  const definitions = new Map<string, Json>();
  const whole = mapping(fields, [], definitions);
  const named = definitions.size === 0 ? {} : { $defs: Object.fromEntries(definitions) };
  const required = [...new Set(['version', ...requiredIn(fields)])];
  return text({ $schema: dialect, title, ...whole, required, ...named });
}

function mapping(fields: FieldsByKey, path: readonly string[], definitions: Map<string, Json>): Json {
  const properties = Object.entries(fields).map(([key, one]): [string, Json] => {
    if (key !== 'policies') return [key, schemaOf(one, [...path, key], definitions)];
    // Overrides hold families as well: one definition for both.
    definitions.set(key, schemaOf(one, [key], definitions));
    return [key, { $ref: `#/$defs/${key}` }];
  });
  const required = requiredIn(fields);
  const whole = { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
  return required.length === 0 ? whole : { ...whole, required };
}

function requiredIn(fields: FieldsByKey): readonly string[] {
  return Object.keys(fields).filter((key) => fields[key] !== undefined && isRequired(fields[key]));
}

/** Several lists may hold the same mappings: one definition for all of them. */
function oneOf({ common, byType }: Variants, path: readonly string[], definitions: Map<string, Json>): Json {
  const name = path.slice(-2).join('.');
  if (!definitions.has(name)) {
    const forms = Object.entries(byType).map(([type, { words, fields }]) => {
      const own = mapping({ ...common, ...fields }, [name, type], definitions);
      const properties = { type: { const: type }, ...(own['properties'] as Json) };
      const required = ['type', ...requiredIn({ ...common, ...fields })];
      return { ...own, description: inBoth(words), properties, required };
    });
    definitions.set(name, { oneOf: forms });
  }
  return { $ref: `#/$defs/${name}` };
}

function schemaOf(setting: AnyField, path: readonly string[], definitions: Map<string, Json>): Json {
  const { fields, entries, items, variants, words } = setting;
  const description = inBoth(words);
  if (variants !== undefined) return { description, ...oneOf(variants, path, definitions) };
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

function initialOf(setting: AnyField): Json {
  const initial = written(setting, setting.initial);
  return initial === null ? {} : { default: initial };
}

/** The schema of one value; what it defines for itself moves to the document, where references are looked up. */
function leaf({ schema }: AnyField, name: string, definitions: Map<string, Json>): Json {
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

/** A schema as it is committed. */
export function text(schema: Json): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function inBoth({ en, fr }: AnyField['words']): string {
  return `${en}\n\n${typeset(fr, 'fr')}`;
}
