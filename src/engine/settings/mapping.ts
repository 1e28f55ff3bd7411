import { z } from 'zod';

import { expected } from './expectation.ts';
import { withInitials } from './group.ts';
import { someOf } from './lists.ts';
import type { AnyField, Field, FieldsByKey, ValuesOf, Variant, Words } from './setting.ts';

/** A value that the file must give. */
export function required<T>(schema: z.ZodType<T>, words: Words): Field<T> {
  return { schema, words };
}

/** A mapping of known keys, which must hold those that have no initial value; without such keys it may be absent itself. */
export function mapping<const F extends FieldsByKey>(fields: F, words: Words): Field<ValuesOf<F>> {
  const schema = z.strictObject(shapeOf(fields), expected('mapping')).transform((given) => withInitials(fields, given));
  const field = { schema, words, fields };
  return Object.values(fields).some(isRequired) ? field : { ...field, initial: withInitials(fields, {}) };
}

/** A field that asks for nothing while it is absent (`null`), whatever it must hold when it is there. */
export function orNothing<T>(field: Field<T>): Field<T | null> {
  return { ...field, initial: null };
}

/** A list of what one field describes; it may be absent or empty. */
export function each<T>(item: Field<T>, words: Words): Field<readonly T[]> {
  return {
    schema: z.array(item.schema, expected('list')).max(1000, expected('list')),
    words,
    initial: [],
    items: item,
  };
}

/** A list as `each`, of one entry at least, which the file must give. */
export function some<T>(item: Field<T>, words: Words): Field<readonly T[]> {
  return { schema: someOf(item.schema), words, items: item };
}

/** The values of a mapping whose key `type` decides which keys it has. */
export type VariantOf<C extends FieldsByKey, V extends Readonly<Record<string, Variant>>> = {
  readonly [K in keyof V & string]: { readonly type: K } & ValuesOf<C> & ValuesOf<V[K]['fields']>;
}[keyof V & string];

/** A mapping whose key `type` decides which keys it has beside the common ones. */
export function variants<const C extends FieldsByKey, const V extends Readonly<Record<string, Variant>>>(
  common: C,
  byType: V,
  words: Words,
): Field<VariantOf<C, V>> {
  const [first, ...others] = Object.entries(byType).map(([type, { fields }]) => {
    const own = { ...common, ...fields };
    return z
      .strictObject({ type: z.literal(type), ...shapeOf(own) })
      .transform((given) => ({ type, ...withInitials(own, given) }));
  });
  const none = z.never(expected('mapping'));
  const schema = first === undefined ? none : z.discriminatedUnion('type', [first, ...others]);
  return { schema: schema as z.ZodType<VariantOf<C, V>>, words, variants: { common, byType } };
}

/** Whether a file must give the value. */
export function isRequired({ initial }: AnyField): boolean {
  return initial === undefined;
}

function shapeOf(fields: FieldsByKey): Readonly<Record<string, z.ZodType>> {
  const shape = Object.entries(fields).map(([key, field]): [string, z.ZodType] => [
    key,
    isRequired(field) ? field.schema : field.schema.optional(),
  ]);
  return Object.fromEntries(shape);
}
