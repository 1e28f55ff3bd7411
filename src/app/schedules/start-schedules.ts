import type { Schedules } from '../../queue/port.ts';

/** Something that comes back: a sweep, a reconciliation, a weekly report. */
export interface RepeatingTask {
  readonly name: string;
  /** The turn after `after`; `every(ms)` for a plain period. */
  readonly next: (after: Date) => Date;
  /** Also once at every start. */
  readonly atStart?: boolean;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export interface ScheduleOptions {
  readonly schedules: Schedules;
  readonly tasks: readonly RepeatingTask[];
  readonly now: () => Date;
  readonly onError: (error: unknown, task: string) => void;
}

export interface RunningSchedules {
  /** Aborts what runs and resolves when it ended. */
  readonly stop: () => Promise<void>;
}

/** The longest sleep: a clock that jumps is noticed by then. */
const LONGEST_SLEEP_MS = 30_000;

export const every =
  (ms: number): RepeatingTask['next'] =>
  (after) =>
    new Date(after.getTime() + ms);

/** Runs each task when its time comes, over restarts; of several replicas one gets the turn. */
export function startSchedules(options: ScheduleOptions): RunningSchedules {
  const stopped = new AbortController();
  const running = options.tasks.map((task) => repeat(task, options, stopped.signal));
  return {
    async stop() {
      stopped.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(task: RepeatingTask, options: ScheduleOptions, signal: AbortSignal): Promise<void> {
  let planned = false;
  while (!signal.aborted) {
    try {
      if (!planned) await plan(task, options);
      planned = true;
      if (await takeTurn(task, options)) await task.run(signal);
    } catch (error) {
      options.onError(error, task.name);
    }
    await sleep(await untilDue(task, options), signal);
  }
}

async function plan(task: RepeatingTask, { schedules, now }: ScheduleOptions): Promise<void> {
  const at = now();
  const first = task.atStart === true ? at : task.next(at);
  await schedules.plan(task.name, first.getTime());
  const due = await schedules.dueAt(task.name);
  if (task.atStart === true && due !== null && due > at.getTime()) await schedules.take(task.name, due, at.getTime());
}

async function takeTurn(task: RepeatingTask, { schedules, now }: ScheduleOptions): Promise<boolean> {
  const at = now();
  const due = await schedules.dueAt(task.name);
  const next = task.next(at).getTime();
  if (due === null) return false;
  if (due <= at.getTime()) return schedules.take(task.name, due, next);
  // The clock was set back: the next turn is never further away than a fresh one.
  if (due > next) await schedules.take(task.name, due, next);
  return false;
}

async function untilDue(task: RepeatingTask, { schedules, now, onError }: ScheduleOptions): Promise<number> {
  try {
    const due = await schedules.dueAt(task.name);
    return due === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(0, due - now().getTime()));
  } catch (error) {
    onError(error, task.name);
    return LONGEST_SLEEP_MS;
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
