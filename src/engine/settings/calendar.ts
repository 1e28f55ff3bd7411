import { z } from 'zod';

import { expected } from './expectation.ts';

/** An IANA time zone (`Europe/Paris`); a difference from UTC is none, because it does not know summer time. */
export const timeZone: z.ZodType<string> = z.string(expected('time-zone')).refine(isTimeZone, expected('time-zone'));

/** A day of the calendar (`2026-10-15`). */
export const day: z.ZodType<string> = z
  .string(expected('day'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, expected('day'))
  .refine(isDay, expected('day'));

/** Years, months, weeks and days: how long they are depends on the day that they are counted from. */
export interface Period {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
}

const periodParts = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?$/;

/** A period in ISO 8601 (`P3M`, `P1Y6M`, `P2W`), without hours; not an empty one. */
export const period: z.ZodType<Period> = z.codec(
  z
    .string(expected('period'))
    .regex(periodParts, expected('period'))
    .refine((text) => /[1-9]/.test(text), expected('period')),
  z.custom<Period>(),
  { decode: readPeriod, encode: writePeriod },
);

/** Whether a text of the form `2026-02-30` is a day; `Date` takes that one for a day in March. */
export function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

function readPeriod(text: string): Period {
  const [, years = '0', months = '0', weeks = '0', days = '0'] = periodParts.exec(text) ?? [];
  return { years: Number(years), months: Number(months), weeks: Number(weeks), days: Number(days) };
}

function writePeriod({ years, months, weeks, days }: Period): string {
  const parts = [years && `${years}Y`, months && `${months}M`, weeks && `${weeks}W`, days && `${days}D`];
  return `P${parts.filter((part) => part !== 0).join('')}`;
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
