import { setTimeout } from 'node:timers/promises';

import { createBell } from './bell.ts';

/** Something done again and again: a turn answers whether there was anything to do. */
export interface Loop {
  readonly name: string;
  turn(): Promise<boolean>;
  /** When there may be something next, epoch milliseconds. */
  nextAt(): Promise<number | null>;
  readonly now: () => Date;
  /** Pause after a turn that found something, so that the next one finds more at once; 0 for none. */
  readonly restMs: number;
}

export interface RunningLoop {
  readonly wake: () => void;
  /** Resolves after the turn that runs. */
  readonly stop: () => Promise<void>;
}

/** The longest sleep: what other processes queued is seen by then. */
const POLL_MS = 1000;
const SHORTEST_SLEEP_MS = 5;
const FIRST_LOOK_MS = 20;

/** Turns at once when woken, when something falls due, and every second in any case. */
export function runLoop(loop: Loop, onError: (error: unknown, loop: string) => void): RunningLoop {
  const bell = createBell();
  const stopped = new AbortController();
  let look = FIRST_LOOK_MS;
  const sleepMs = async () => {
    const at = await loop.nextAt();
    const wait = at === null ? POLL_MS : at - loop.now().getTime();
    if (wait > 0) {
      look = FIRST_LOOK_MS;
      return Math.min(POLL_MS, Math.max(wait, SHORTEST_SLEEP_MS));
    }
    // Fell due since the turn looked; or held by a cap or another process, which is looked after ever more seldom.
    const sleep = look;
    look = Math.min(POLL_MS, look * 2);
    return sleep;
  };
  const turns = async () => {
    while (!stopped.signal.aborted) {
      const sleep = await turnOnce(loop, sleepMs).catch((error: unknown) => {
        onError(error, loop.name);
        return POLL_MS;
      });
      if (sleep > 0 && !stopped.signal.aborted) await bell.wait(sleep);
    }
  };
  const ended = turns();
  return {
    wake: () => bell.ring(),
    async stop() {
      stopped.abort();
      bell.ring();
      await ended;
    },
  };
}

async function turnOnce(loop: Loop, sleepMs: () => Promise<number>): Promise<number> {
  if (!(await loop.turn())) return sleepMs();
  if (loop.restMs > 0) await setTimeout(loop.restMs);
  return 0;
}
