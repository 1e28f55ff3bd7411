import { z } from 'zod';

import { isDay } from './calendar.ts';
import { expected } from './expectation.ts';
import type { Described } from './limits.ts';
import type { Setting } from './setting.ts';

/** A line of text of 1 to 500 characters. */
export const line: z.ZodType<string> = z
  .string(expected('text'))
  .min(1, expected('text'))
  .max(500, expected('text'))
  .regex(/^\P{Cc}*$/u, expected('text'));

/** A name of 1 to 100 characters that people read: letters, figures, spaces and ordinary signs. */
export const name: z.ZodType<string> = z
  .string(expected('name'))
  .regex(/^[\p{L}\p{N}][^\p{C}\p{Zl}\p{Zp}]{0,99}$/u, expected('name'));

/** A GitHub login; a bot's ends in `[bot]`. */
export const login: z.ZodType<string> = z
  .string(expected('login'))
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:\[bot\])?$/, expected('login'));

/** A client role: letters, figures, dashes. */
export const role: z.ZodType<string> = z
  .string(expected('role'))
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,59}$/u, expected('role'));

/** A short name that stands in commands and file names: letters without accents, figures, dots, dashes. */
export const identifier: z.ZodType<string> = z
  .string(expected('identifier'))
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, expected('identifier'));

/** A file of a repository by its path from the root: no `..`, no backslash, no leading slash. */
export const filePath: z.ZodType<string> = z
  .string(expected('path'))
  .max(300, expected('path'))
  .regex(/^[^\p{C}\\/]+(?:\/[^\p{C}\\/]+)*$/u, expected('path'))
  .refine((text) => !text.split('/').some((part) => part === '.' || part === '..'), expected('path'));

/** A SHA-256 in hexadecimal. */
export const sha256: z.ZodType<string> = z.string(expected('sha256')).regex(/^[0-9a-f]{64}$/, expected('sha256'));

/** A repository of the organisation by its name alone. */
export const ownRepository: z.ZodType<string> = z
  .string(expected('own-repository'))
  .regex(/^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/, expected('own-repository'));

/** A repository by `owner/name`. */
export const repositoryName: z.ZodType<string> = z
  .string(expected('repository'))
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, expected('repository'));

/** When something ends: a moment (`2026-12-31T18:00:00Z`) or a date, whose last second in UTC it is; as ISO 8601 in UTC. */
export const until: z.ZodType<string> = momentOr('T23:59:59Z');

/** When something begins: a moment or a date, whose first second in UTC it is; as ISO 8601 in UTC. */
export const since: z.ZodType<string> = momentOr('T00:00:00Z');

/** A free value without an order: a repository's own file cannot set it. */
export function unordered<T>(schema: z.ZodType<T>, { words, initial }: Described<T>): Setting<T> {
  return { schema, words, initial };
}

function momentOr(timeOfDates: string): z.ZodType<string> {
  const complete = (text: string): string => (text.length === 10 ? `${text}${timeOfDates}` : text);
  return z
    .string(expected('moment'))
    .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/, expected('moment'))
    .refine((text) => isMoment(complete(text)), expected('moment'))
    .transform((text) => new Date(complete(text)).toISOString());
}

function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && isDay(text.slice(0, 10));
}
