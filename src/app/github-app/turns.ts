import { every, type RepeatingTask } from '../schedules/start-schedules.ts';

const MINUTE = 60_000;

/** What comes back by itself, and when; light enough to be known before the App's parts are loaded. */
export const turns = {
  reconcile: { name: 'reconcile deliveries', next: every(10 * MINUTE), atStart: true },
  sweep: { name: 'sweep open pull requests', next: every(240 * MINUTE), atStart: true },
} as const satisfies Readonly<Record<string, Omit<RepeatingTask, 'run'>>>;
