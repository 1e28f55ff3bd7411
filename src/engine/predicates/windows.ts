import { z } from 'zod';

import { expected } from '../settings/expectation.ts';
import { nextEdge, type Window, isInside } from './calendar.ts';
import { someOf } from './lists.ts';
import { type Holding, type Predicate, yesOrNo } from './predicate.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const localMoment = z
  .string(expected('moment'))
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/, expected('moment'))
  .refine(isOnCalendar, expected('moment'));
const clock = z.string(expected('time-of-day')).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, expected('time-of-day'));
const zone = z.string(expected('time-zone')).refine(isTimeZone, expected('time-zone'));

const window: z.ZodType<Window> = z.union(
  [
    z
      .strictObject({ from: localMoment, until: localMoment, timezone: zone }, expected('mapping'))
      .refine(isForward, expected('moment')),
    z
      .strictObject(
        {
          days: z.array(z.enum(days, expected('choice')), expected('list')).min(1, expected('list')),
          from: clock,
          until: clock,
          timezone: zone,
        },
        expected('mapping'),
      )
      .refine(isForward, expected('time-of-day')),
  ],
  expected('mapping'),
);

/** The moment of judgement lies inside one of these windows. */
export const during: Predicate<readonly Window[]> = {
  key: 'during',
  schema: someOf(window),
  words: {
    en: 'It is now inside one of these windows: dates or local times (`from`, `until`, both included for dates), or hours of some weekdays (`days`, `from`, `until`), always with a time zone.',
    fr: 'On est actuellement dans l’une de ces plages : des dates ou heures locales (`from`, `until`, dates incluses), ou des heures de certains jours (`days`, `from`, `until`), toujours avec un fuseau horaire.',
  },
  needs: [],
  suppliersReach: () => 'none',
  holds: ({ judgedAt }, windows) => timed(windows, judgedAt, true),
};

/** The moment of judgement lies outside all of these windows: a freeze, as a condition. */
export const notDuring: Predicate<readonly Window[]> = {
  key: 'not-during',
  schema: someOf(window),
  words: {
    en: 'It is now outside all of these windows, for instance a freeze; written as under `during`.',
    fr: 'On est actuellement hors de toutes ces plages, par exemple un gel ; même écriture que `during`.',
  },
  needs: [],
  suppliersReach: () => 'none',
  holds: ({ judgedAt }, windows) => timed(windows, judgedAt, false),
};

function timed(windows: readonly Window[], judgedAt: string, wanted: boolean): Holding {
  const now = Date.parse(judgedAt);
  const inside = windows.some((one) => isInside(one, now));
  const edges = windows.map((one) => nextEdge(one, now)).filter((edge) => edge !== null);
  const key = wanted ? 'during' : 'not-during';
  if (edges.length === 0) return yesOrNo(inside === wanted, key, { until: { term: 'none' } });
  const changesAt = new Date(Math.min(...edges)).toISOString();
  return { ...yesOrNo(inside === wanted, key, { until: { date: changesAt } }), changesAt };
}

function isForward({ from, until }: { readonly from: string; readonly until: string }): boolean {
  return from <= until;
}

function isOnCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
