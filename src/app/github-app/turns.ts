import { every, type RepeatingTask } from '../schedules/start-schedules.ts';

const MINUTE = 60_000;

/** What comes back by itself, and when; light enough to be known before the App's parts are loaded. */
const turns = {
  reconcile: { name: 'reconcile deliveries', next: every(10 * MINUTE), atStart: true },
  sweep: { name: 'sweep open pull requests', next: every(240 * MINUTE), atStart: true },
  prune: { name: 'prune the store', next: every(60 * MINUTE) },
} as const satisfies Readonly<Record<string, Omit<RepeatingTask, 'run'>>>;

/** The name of a turn; whoever says what to do in one says it for all. */
export type Turn = keyof typeof turns;

/** Each turn with what to do in it. */
export function tasksOf(work: (turn: Turn, signal: AbortSignal) => Promise<void>): readonly RepeatingTask[] {
  const task = (turn: Turn): RepeatingTask => ({ ...turns[turn], run: (signal) => work(turn, signal) });
  return [task('reconcile'), task('sweep'), task('prune')];
}
