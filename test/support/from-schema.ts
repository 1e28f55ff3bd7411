import fc from 'fast-check';
import { z } from 'zod';

import type { AnySetting, Fields } from '../../src/engine/settings/setting.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

const known = new WeakMap<z.ZodType, fc.Arbitrary<unknown>>();

/** Values of a setting as a policy may write them: made from its JSON Schema, kept when the setting itself accepts them. */
function writtenValues({ schema }: AnySetting): fc.Arbitrary<unknown> {
  const values = known.get(schema) ?? accepted(schema);
  known.set(schema, values);
  return values;
}

function accepted(schema: z.ZodType): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' }) as JsonSchema;
  const samples = fc.sample(fromJson(root, root, 0), { numRuns: 200, seed: 7 });
  const values = samples.filter((sample) => schema.safeParse(sample).success);
  if (values.length === 0) throw new Error(`Nothing that the setting accepts: ${JSON.stringify(root).slice(0, 300)}`);
  return fc.constantFrom(...values);
}

/** Values of a setting as the engine holds them. */
export function valuesOfSetting(setting: AnySetting): fc.Arbitrary<unknown> {
  return writtenValues(setting).map((written) => setting.schema.parse(written));
}

/** A mapping that sets some of the keys, as a policy may write it. */
export function writtenMappings(fields: Fields): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const members = Object.entries(fields).map(([key, setting]): [string, fc.Arbitrary<unknown>] => [
    key,
    setting.fields === undefined ? writtenValues(setting) : writtenMappings(setting.fields),
  ]);
  return fc.record(Object.fromEntries(members), { requiredKeys: [] });
}

type Making = readonly [schema: JsonSchema, root: JsonSchema, depth: number];

function fromJson(...[schema, root, depth]: Making): fc.Arbitrary<unknown> {
  const target = targetOf(schema, root);
  if (target !== undefined) return fromJson(target, root, depth + 1);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...shallow(choices, depth).map((one) => fromJson(one, root, depth + 1)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  return (makers[schema.type ?? 'string'] ?? text)(schema, root, depth);
}

function targetOf({ $ref }: JsonSchema, root: JsonSchema): JsonSchema | undefined {
  return $ref === '#' ? root : root.$defs?.[$ref?.slice('#/$defs/'.length) ?? ''];
}

/** Schemas that contain themselves have to end somewhere. */
function shallow(choices: readonly JsonSchema[], depth: number): readonly JsonSchema[] {
  const plain = choices.filter(({ type }) => type === 'string');
  return depth <= 4 ? choices : plain.length > 0 ? plain : choices.slice(0, 1);
}

const makers: Readonly<Record<string, (...making: Making) => fc.Arbitrary<unknown>>> = {
  boolean: () => fc.boolean(),
  integer: ({ minimum = 0, maximum = 1000 }) =>
    fc.integer({ min: Math.max(minimum, -9), max: Math.min(maximum, 1000) }),
  number: ({ minimum = 0, maximum = 1 }) =>
    fc.integer({ min: 0, max: 10_000 }).map((value) => minimum + ((maximum - minimum) * value) / 10_000),
  array: ({ items = {} }, root, depth) => fc.array(fromJson(items, root, depth + 1), { maxLength: depth > 3 ? 1 : 4 }),
  object: fromObject,
};

function text({ pattern }: JsonSchema): fc.Arbitrary<unknown> {
  return pattern === undefined ? words : fc.oneof(words, fc.stringMatching(simple(pattern)));
}

const words = fc.constantFrom(
  'a',
  'b',
  'src/**',
  'docs/*.md',
  'Europe/Paris',
  'one',
  'two',
  'claire',
  'main',
  '.github/workflows/ci.yml',
);

function fromObject(...[{ properties = {}, required = [] }, root, depth]: Making): fc.Arbitrary<unknown> {
  const kept = Object.entries(properties).filter(([key]) => depth < 5 || required.includes(key));
  const members = kept.map(([key, one]): [string, fc.Arbitrary<unknown>] => [key, fromJson(one, root, depth + 1)]);
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
}

/** fast-check knows no Unicode classes: any letter will do. */
function simple(pattern: string): RegExp {
  return new RegExp(
    pattern
      .replaceAll(/\[\\p\{L\}\\p\{N\}([^\]]*)\]/g, '[A-Za-z0-9$1]')
      .replaceAll(/\[\^\\p[^\]]*\]/g, '[a-z ]')
      .replaceAll(/\\P\{Cc\}/g, '[a-z]'),
  );
}
