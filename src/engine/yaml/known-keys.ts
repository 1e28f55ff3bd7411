import { z } from 'zod';

import { member, type Node, nodeAt } from './yaml.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema;
}

/** Keys that a schema knows at a path inside its value; of several forms, those of the one whose fixed words the value has. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[], node: Node): readonly string[] {
  const root = roots.get(schema) ?? jsonSchema(schema);
  roots.set(schema, root);
  let here = forms([root], root);
  for (const [index, step] of path.entries()) {
    const within = nodeAt(node, path.slice(0, index));
    const inside = here.filter((one) => fits(one, within)).flatMap((one) => child(one, step));
    here = forms(inside, root);
  }
  const found = nodeAt(node, path);
  return [...new Set(here.filter((one) => fits(one, found)).flatMap(({ properties = {} }) => Object.keys(properties)))];
}

function fits({ properties = {} }: JsonSchema, node: Node | undefined): boolean {
  return Object.entries(properties).every(([key, { const: fixed }]) => {
    const value = fixed === undefined ? undefined : member(node, key);
    return value === undefined || (value.kind === 'scalar' && value.value === fixed);
  });
}

// Making one takes milliseconds, and a file may have a thousand unknown keys.
const roots = new WeakMap<z.ZodType, JsonSchema>();

function jsonSchema(schema: z.ZodType): JsonSchema {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON Schema is data whose members are all optional here
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' }) as JsonSchema;
}

/** The schemas and whatever they refer to or choose from, each once: definitions may refer to themselves. */
function forms(schemas: readonly JsonSchema[], root: JsonSchema): readonly JsonSchema[] {
  const all = new Set(schemas);
  for (const { anyOf = [], oneOf = [], allOf = [], $ref } of all)
    for (const other of [...anyOf, ...oneOf, ...allOf, ...target($ref, root)]) all.add(other);
  return [...all];
}

function target(reference: string | undefined, root: JsonSchema): readonly JsonSchema[] {
  if (reference === undefined) return [];
  const found = reference === '#' ? root : root.$defs?.[reference.slice('#/$defs/'.length)];
  return found === undefined ? [] : [found];
}

function child({ properties, items, additionalProperties }: JsonSchema, step: PropertyKey): readonly JsonSchema[] {
  const next = typeof step === 'number' ? items : (properties?.[String(step)] ?? additionalProperties);
  return typeof next === 'object' ? [next] : [];
}
