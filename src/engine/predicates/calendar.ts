/** A stretch of local time: from one date or moment to another, or some hours of some weekdays. */
export type Window = Dates | Hours;

interface Dates {
  /** `2026-12-20` or `2026-12-20T18:00`, local; a date as the end includes that whole day. */
  readonly from: string;
  readonly until: string;
  readonly timezone: string;
}

interface Hours extends Dates {
  /** English names of weekdays; `from` and `until` are then `08:00`, the end not included. */
  readonly days: readonly string[];
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Whether a moment (milliseconds) lies inside a window. */
export function isInside(window: Window, moment: number): boolean {
  return spansAround(window, moment).some(([start, end]) => start <= moment && moment < end);
}

/** The next moment (milliseconds) at which a window begins or ends; `null` when it is over for good. */
export function nextEdge(window: Window, moment: number): number | null {
  const edges = spansAround(window, moment)
    .flat()
    .filter((edge) => edge > moment);
  return edges.length === 0 ? null : Math.min(...edges);
}

function spansAround(window: Window, moment: number): readonly (readonly [number, number])[] {
  const { timezone, from, until } = window;
  if (!('days' in window)) {
    const end = until.length === 10 ? Date.parse(`${until}T00:00Z`) + DAY : Date.parse(`${until}Z`);
    return [
      [instantOf(Date.parse(from.length === 10 ? `${from}T00:00Z` : `${from}Z`), timezone), instantOf(end, timezone)],
    ];
  }
  const today = Math.floor(localOf(moment, timezone) / DAY) * DAY;
  return Array.from({ length: 9 }, (_, index) => today + (index - 1) * DAY)
    .filter((day) => window.days.includes(weekdays[new Date(day).getUTCDay()] ?? ''))
    .map((day) => [instantOf(day + minutesOf(from), timezone), instantOf(day + minutesOf(until), timezone)]);
}

function minutesOf(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * MINUTE;
}

/** The instant at which the wall clocks of a zone show this local time (given as if it were UTC). */
function instantOf(local: number, timezone: string): number {
  const guess = local - offsetAt(local, timezone);
  // Around a change of clocks the first guess may have used the other offset.
  return local - offsetAt(guess, timezone);
}

function localOf(moment: number, timezone: string): number {
  return moment + offsetAt(moment, timezone);
}

function offsetAt(moment: number, timezone: string): number {
  const shown = formatter(timezone).format(moment);
  const local = Date.parse(`${shown.replace(' ', 'T')}Z`);
  return Number.isNaN(local) ? 0 : local - Math.floor(moment / 1000) * 1000;
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}
