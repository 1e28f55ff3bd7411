import { createCrew, type CrewOptions } from './crew.ts';
import { createInbox, type InboxOptions } from './inbox.ts';
import { runLoop } from './loop.ts';

export type WorkerOptions = InboxOptions & CrewOptions;

export interface Worker {
  /** A delivery was stored: look at once. */
  readonly wake: () => void;
  /** Takes nothing new, waits for what runs, gives back what does not end in time. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** Takes deliveries, queues what they ask for, and does it. */
export function startWorker(options: WorkerOptions): Worker {
  const crew = createCrew(options);
  const inbox = runLoop(createInbox(options), options.onError);
  const jobs = runLoop(crew.loop, options.onError);
  options.queue.onWork(jobs.wake);
  crew.onFree(jobs.wake);
  return {
    wake: inbox.wake,
    async stop(graceMs) {
      await Promise.all([inbox.stop(), jobs.stop()]);
      await crew.stop(graceMs);
    },
  };
}
