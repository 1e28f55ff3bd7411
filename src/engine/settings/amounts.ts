import { z } from 'zod';

import { expected } from './expectation.ts';

/** A whole number from 0 to 1,000,000. */
export const count: z.ZodType<number> = z
  .int(expected('count'))
  .min(0, expected('count'))
  .max(1_000_000, expected('count'));

/** A whole number from 1 to 1,000,000. */
export const positive: z.ZodType<number> = z
  .int(expected('positive'))
  .min(1, expected('positive'))
  .max(1_000_000, expected('positive'));

/** `70%`, `0.5%` (two decimals at most) in hundredths of a per cent, from 0 to 10,000: exact, because a gate must not round. */
export const percentage: z.ZodType<number> = z.codec(
  z.string(expected('percentage')).regex(/^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)\s?%$/, expected('percentage')),
  z.int(),
  { decode: hundredths, encode: (value) => `${value / 100}%` },
);

/** A share between 0 and 1 with four decimals at most (`0.85`), in ten-thousandths. */
export const ratio: z.ZodType<number> = z.codec(
  z
    .number(expected('ratio'))
    .min(0, expected('ratio'))
    .max(1, expected('ratio'))
    .refine((value) => Number.isInteger(Number((value * 10_000).toFixed(6))), expected('ratio')),
  z.int(),
  { decode: (value) => Math.round(value * 10_000), encode: (value) => value / 10_000 },
);

const units = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** `7d`, `45m`, `12h`, `2w`, `30s` in milliseconds; a day is 24 hours. */
export const duration: z.ZodType<number> = z.codec(
  z.string(expected('duration')).regex(/^\d{1,6}[wdhms]$/, expected('duration')),
  z.int(),
  { decode: milliseconds, encode: writtenDuration },
);

/** `08:00`, `23:59` in minutes after midnight. */
export const timeOfDay: z.ZodType<number> = z.codec(
  z.string(expected('time-of-day')).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, expected('time-of-day')),
  z.int(),
  {
    decode: (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)),
    encode: (minutes) => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`,
  },
);

function hundredths(text: string): number {
  const [whole = '0', decimals = ''] = text.replace('%', '').trim().split('.');
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}

function milliseconds(text: string): number {
  const unit = Object.entries(units).find(([letter]) => text.endsWith(letter));
  return Number(text.slice(0, -1)) * (unit?.[1] ?? 0);
}

function writtenDuration(value: number): string {
  // Weeks are left out: `14d` says the same and reads better in a list of days.
  const [letter, unit] = Object.entries(units).find(([name, size]) => name !== 'w' && value % size === 0) ?? [
    's',
    1000,
  ];
  return `${value / unit}${letter}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
