const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The instant at which a calendar day (`YYYY-MM-DD`) ends in a time zone, in milliseconds since 1970.
 * Offsets are asked of `Intl` (IANA data): they may change during the day, so the guess is corrected once.
 */
export function endOfDay(calendarDay: string, timezone: string): number {
  const wall = Date.parse(`${calendarDay}T00:00:00Z`) + day;
  const guess = wall - offset(wall, timezone);
  return wall - offset(guess, timezone);
}

function offset(instant: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return wall - Math.floor(instant / minute) * minute;
}
