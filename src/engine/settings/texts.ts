import { z } from 'zod';

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

/** A repository by `owner/name`. */
export const repositoryName: z.ZodType<string> = z
  .string(expected('repository'))
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, expected('repository'));

/** A date (`2026-12-31`: its last second in UTC) or a moment (`2026-12-31T18:00:00Z`), as ISO 8601 in UTC. */
export const moment: z.ZodType<string> = z
  .string(expected('moment'))
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/, expected('moment'))
  .refine(isOnCalendar, expected('moment'))
  .transform((text) => new Date(text.length === 10 ? `${text}T23:59:59Z` : text).toISOString());

/** A free value without an order: a repository's own file cannot set it. */
export function unordered<T>(schema: z.ZodType<T>, { words, initial }: Described<T>): Setting<T> {
  return { schema, words, initial };
}

/** `Date` takes 30 February for a day in March. */
function isOnCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  const rest = new Date(text.length === 10 ? `${day}T23:59:59Z` : text);
  return !Number.isNaN(rest.getTime()) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
