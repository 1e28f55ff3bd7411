import type { Period } from '../settings/calendar.ts';
import type { Contract } from './fields.ts';

/** How long a contract lasts, as far as its file tells: nobody has recorded acceptances yet. */
export interface Lasting {
  /** When it is over with its warranty if everything is delivered on its due date, epoch milliseconds. */
  readonly endsAt: number;
  /** From a delivery to the end of its warranty, milliseconds. */
  readonly tail: number;
}

const DAY = 86_400_000;
/** Public holidays are not looked up: no country has more of them within the days of a review. */
const HOLIDAYS = 14;

/**
 * The last due date, then the time for review, for lifting the slowest reservation, and the warranty. Every length is
 * rounded up (months to 31 days, working days to whole weeks and a fortnight of holidays): what must be kept until then
 * is kept a little longer, never shorter.
 */
export function lastingOf({ deliverables, acceptance, calendar }: Contract): Lasting {
  const { 'review-working-days': review, reservations, warranty } = acceptance;
  const lifting = Math.max(0, ...Object.values(reservations).map((one) => one?.['lift-within-working-days'] ?? 0));
  const perWeek = calendar['working-days'].length;
  const spans = [review, lifting].map((days) => calendarDays(days, perWeek));
  const tail = (spans.reduce((sum, days) => sum + days, 0) + daysOf(warranty)) * DAY;
  // Two days more: the due day lasts to its end, in whatever time zone.
  const due = Math.max(...deliverables.map((one) => Date.parse(`${one.due}T00:00:00Z`))) + 2 * DAY;
  return { endsAt: due + tail, tail };
}

function calendarDays(workingDays: number, perWeek: number): number {
  return workingDays === 0 ? 0 : Math.ceil(workingDays / perWeek) * 7 + HOLIDAYS;
}

function daysOf(period: Period | null): number {
  if (period === null) return 0;
  return period.years * 366 + period.months * 31 + period.weeks * 7 + period.days;
}
