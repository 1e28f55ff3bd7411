import type { z } from 'zod';

/** A text in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

/**
 * One value of the policy language: how it is written (`schema`), what it means (`words`), what holds when it is
 * absent (`initial`) and how a repository's own file may tighten it (`order`; absent: it cannot be set there).
 */
export interface Setting<T> {
  /** The message of an issue is a name of `expectations` where the schema was made here. */
  readonly schema: z.ZodType<T>;
  readonly words: Words;
  readonly initial: T;
  readonly order?: Order<T>;
  /** Set for a mapping: its own settings, key by key. Merging and the reference page go through them. */
  readonly fields?: Fields;
  /** Set for a mapping whose keys are free: the setting of each value. */
  readonly entries?: AnySetting;
  /** Set for a list whose entries are merged by themselves: the setting of each entry. */
  readonly items?: AnySetting;
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

/** The values that a record of settings describes. */
export type SettingsOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Setting<infer T> ? T : never };

/** Whether `wanted` asks for less than `upper` in some respect: the stricter value is kept and the attempt refused. */
export function loosens<T>({ join, equal }: Order<T>, upper: T, wanted: T): boolean {
  return !equal(join(upper, wanted), wanted);
}
