import { z } from 'zod';

import { expected } from './expectation.ts';
import type { AnyField, Fields, FieldsByKey, Order, Setting, SettingsOf, ValuesOf, Words } from './setting.ts';

/** A mapping of known keys; absent ones hold their initial value. Layers are merged key by key. */
export function group<const F extends Fields>(fields: F, words: Words): Setting<SettingsOf<F>> {
  const shape = Object.fromEntries(Object.entries(fields).map(([key, { schema }]) => [key, schema.optional()]));
  const initial = withInitials(fields, {});
  const setting: Setting<SettingsOf<F>> = {
    schema: z.strictObject(shape, expected('mapping')).transform((given) => withInitials(fields, given)),
    words,
    initial,
    fields,
  };
  return Object.values(fields).every(({ order }) => order !== undefined)
    ? { ...setting, order: byField(fields) }
    : setting;
}

/** A mapping with free keys; layers are merged key by key. A repository's own file cannot set it. */
export function record<T>(entry: Setting<T>, words: Words): Setting<Readonly<Record<string, T>>> {
  return { schema: z.record(z.string(), entry.schema, expected('mapping')), words, initial: {}, entries: entry };
}

/** A list of mappings whose members are read and merged by themselves. */
export function items<T>(item: Setting<T>, words: Words): Setting<readonly T[]> {
  return { schema: z.array(item.schema, expected('list')), words, initial: [], items: item };
}

/** A setting that asks for nothing while it is absent (`null`), which is weaker than any value. */
export function optional<T>({ schema, words, order }: Omit<Setting<T>, 'initial'>): Setting<T | null> {
  const setting = { schema, words, initial: null };
  if (order === undefined) return setting;
  const orNothing: Order<T | null> = {
    direction: order.direction,
    join: (one, other) => (one === null ? other : other === null ? one : order.join(one, other)),
    equal: (one, other) => (one === null || other === null ? one === other : order.equal(one, other)),
  };
  return { ...setting, order: orNothing };
}

/** The value as a policy writes it (`7000` of a percentage as `70%`); as it is where the schema cannot tell. */
export function written({ schema }: Pick<AnyField, 'schema'>, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  try {
    return z.encode(schema, value);
  } catch {
    return value;
  }
}

/** The given values with the initial ones of absent keys. */
export function withInitials<const F extends FieldsByKey>(
  fields: F,
  given: Readonly<Record<string, unknown>>,
): ValuesOf<F> {
  const filled = Object.entries(fields).map(([key, { initial }]): [string, unknown] => [key, given[key] ?? initial]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each key was parsed by its own schema, which the record type cannot follow
  return Object.fromEntries(filled) as ValuesOf<F>;
}

function byField<F extends Fields>(fields: F): Order<SettingsOf<F>> {
  const keys = Object.keys(fields);
  const join = (one: SettingsOf<F>, other: SettingsOf<F>): SettingsOf<F> =>
    withInitials(fields, Object.fromEntries(keys.map((key) => [key, fields[key]?.order?.join(one[key], other[key])])));
  const equal = (one: SettingsOf<F>, other: SettingsOf<F>): boolean =>
    keys.every((key) => fields[key]?.order?.equal(one[key], other[key]) ?? false);
  return { direction: 'by-field', join, equal };
}

/** Whatever is written, mappings merged key by key. */
export function anything(words: Words): Setting<unknown> {
  const setting = { schema: z.json(expected('anything')), words, initial: null };
  return {
    ...setting,
    get entries() {
      return anything(words);
    },
  };
}
