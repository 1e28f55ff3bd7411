import type { z } from 'zod';

/** A text in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** A text in both languages, in one line. */
export function words(en: string, fr: string): Words {
  return { en, fr };
}

/** One value of a file that people write: how it is written (`schema`) and what it means (`words`). */
export interface Field<T> {
  /** The message of an issue is a name of `expectations` where the schema was made here. */
  readonly schema: z.ZodType<T>;
  readonly words: Words;
  /** What holds when the file does not say; absent: the file must say. */
  readonly initial?: T;
  /** Set for a mapping: its own fields, key by key. The reference page goes through them. */
  readonly fields?: FieldsByKey;
  /** Set for a mapping whose keys are free: the field of each value. */
  readonly entries?: AnyField;
  /** Set for a list whose entries are described by themselves. */
  readonly items?: AnyField;
  /** Set for a mapping whose key `type` decides which other keys it has. */
  readonly variants?: Variants;
}

/**
 * One value of the policy language: a field with what holds when it is absent (`initial`) and how a repository's own
 * file may tighten it (`order`; absent: it cannot be set there).
 */
export interface Setting<T> extends Field<T> {
  readonly initial: T;
  readonly order?: Order<T>;
  /** Set for a mapping: its own settings, key by key. Merging and the reference page go through them. */
  readonly fields?: Fields;
  /** Set for a mapping whose keys are free: the setting of each value. */
  readonly entries?: AnySetting;
  /** Set for a list whose entries are merged by themselves: the setting of each entry. */
  readonly items?: AnySetting;
}

/** What a mapping of each `type` may hold beside what all of them hold. */
export interface Variants {
  readonly common: FieldsByKey;
  readonly byType: Readonly<Record<string, Variant>>;
}

/** One `type` of a mapping: what it is, and the keys that it alone has. */
export interface Variant {
  readonly words: Words;
  readonly fields: FieldsByKey;
}

/** A join semilattice: `join` gives the stricter of both and is commutative, associative and idempotent. */
export interface Order<T> {
  /** How people read it in the reference page: "may only rise". */
  readonly direction: Direction;
  readonly join: (one: T, other: T) => T;
  readonly equal: (one: T, other: T) => boolean;
}

/** What tightening a setting means. */
export type Direction = 'raise' | 'lower' | 'add' | 'keep-only' | 'switch-on' | 'switch-off' | 'stricter' | 'by-field';

/** A setting of any type. */
// oxlint-disable-next-line typescript/no-explicit-any -- members of a heterogeneous record keep their own types through `SettingsOf`
export type AnySetting = Setting<any>;

/** The settings of a mapping by key. */
export type Fields = Readonly<Record<string, AnySetting>>;

/** A field of any type. */
// oxlint-disable-next-line typescript/no-explicit-any -- members of a heterogeneous record keep their own types through `ValuesOf`
export type AnyField = Field<any>;

/** The fields of a mapping by key. */
export type FieldsByKey = Readonly<Record<string, AnyField>>;

/** The values that a record of fields describes. */
export type ValuesOf<F extends FieldsByKey> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** The values that a record of settings describes. */
export type SettingsOf<F extends Fields> = ValuesOf<F>;

/** Whether `wanted` asks for less than `upper` in some respect: the stricter value is kept and the attempt refused. */
export function loosens<T>({ join, equal }: Order<T>, upper: T, wanted: T): boolean {
  return !equal(join(upper, wanted), wanted);
}
