import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { optional } from '../settings/group.ts';
import { someOf } from '../settings/lists.ts';
import { mapping, required } from '../settings/mapping.ts';
import { hasGroup, type Pattern, pattern } from '../settings/pattern.ts';
import { type Field, words } from '../settings/setting.ts';
import { line, role } from '../settings/texts.ts';
import { isCountry } from './countries.ts';
import { isLicenseExpression } from './license-expression.ts';

/** A text of the contract in its own language, and in the other one if somebody wrote it; `null` where nobody did. */
export interface Bilingual {
  readonly en: string | null;
  readonly fr: string | null;
}

/** A text that people of both languages may read; that of the contract's own language is checked with the whole. */
export function bilingual(en: string, fr: string): Field<Bilingual> {
  const { initial: _, ...field } = mapping(
    {
      en: optional({ schema: line, words: words(`${en} In English.`, `${fr} En anglais.`) }),
      fr: optional({ schema: line, words: words(`${en} In French.`, `${fr} En français.`) }),
    },
    words(en, fr),
  );
  return field;
}

/** Client roles of the policy, one at least. */
export function roles(en: string, fr: string): Field<readonly string[]> {
  return required(someOf(role), words(en, fr));
}

/** A number of working days of the contract's calendar. */
export const workingDays: z.ZodType<number> = z
  .int(expected('working-days'))
  .min(1, expected('working-days'))
  .max(366, expected('working-days'));

/** A country, by ISO 3166-1 alpha-2. */
export const country: z.ZodType<string> = z.string(expected('country')).refine(isCountry, expected('country'));

/** The word before the colon of a line of a description. */
export const trailer: z.ZodType<string> = z
  .string(expected('trailer'))
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, expected('trailer'));

/** A pattern of branch names whose group `id` is a deliverable's. */
export const branchPattern: z.ZodType<Pattern> = pattern.refine(
  (written) => hasGroup(written, 'id'),
  expected('branch-pattern'),
);

/** The id of a control in a catalogue such as OSPS or ASVS. */
export const control: z.ZodType<string> = z
  .string(expected('control'))
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, expected('control'));

/** Comparators that must all hold, separated by spaces: `>=3.1`, `>=3.0 <4`. */
export const versionRange: z.ZodType<string> = z
  .string(expected('version-range'))
  .max(100, expected('version-range'))
  .regex(/^(?:[<>]=?|=)?\d+(?:\.\d+){0,2}(?: (?:[<>]=?|=)?\d+(?:\.\d+){0,2})*$/, expected('version-range'));

/** Licences by an SPDX expression: `MIT OR Apache-2.0`. */
export const licenseExpression: z.ZodType<string> = z
  .string(expected('license-expression'))
  .max(1000, expected('license-expression'))
  .refine(isLicenseExpression, expected('license-expression'));

/** A measure of k6, with tags if need be: `http_req_duration{page:cart}`. */
export const metric: z.ZodType<string> = z
  .string(expected('metric'))
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}(?:\{[^{}\p{C}]{1,200}\})?$/u, expected('metric'));

/** What a measure of k6 must keep to, in its own spelling: `p(95)<400`. Source: k6, "Thresholds", threshold expression syntax. */
export const threshold: z.ZodType<string> = z
  .string(expected('threshold'))
  .max(100, expected('threshold'))
  .regex(
    /^(?:avg|min|med|max|count|rate|value|p\((?:100|\d{1,2}(?:\.\d{1,4})?)\)) ?(?:<=?|>=?|===?|!=) ?\d{1,12}(?:\.\d{1,6})?$/,
    expected('threshold'),
  );
