import type { Job, Queue, Settlement } from '../../queue/port.ts';
import type { Loop } from './loop.ts';

/** What a handler says of a job; a thrown error is a failed attempt. */
export type JobOutcome = Extract<Settlement, { readonly is: 'done' | 'rate-limited' }>;

export interface CrewOptions {
  readonly queue: Queue;
  /** Does the work. The signal tells that the lease was lost or the grace at a stop is over. */
  readonly handle: (job: Job, signal: AbortSignal) => Promise<JobOutcome>;
  readonly now: () => Date;
  /** Jobs at once; 8. */
  readonly concurrency?: number;
  /** How often leases are prolonged; 10 s. */
  readonly heartbeatMs?: number;
  readonly describeError: (error: unknown) => string;
  readonly onSettled: (job: Job, settlement: Settlement, tookMs: number) => void;
  readonly onError: (error: unknown, what: string) => void;
}

interface Running {
  readonly job: Job;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

export interface Crew {
  readonly loop: Loop;
  /** Called when a place is free again. */
  onFree(listener: () => void): void;
  /** Waits for the running jobs; after `graceMs` aborts them and gives them back to the queue. */
  stop(graceMs: number): Promise<void>;
}

/** Does queued jobs, several at once. */
export function createCrew(options: CrewOptions): Crew {
  const { queue, now, concurrency = 8, heartbeatMs = 10_000 } = options;
  const running = new Map<string, Running>();
  const whenFree: (() => void)[] = [];
  const heartbeat = setInterval(() => void beat(running, options), heartbeatMs);
  const begin = (job: Job) => {
    const abort = new AbortController();
    const ended = work(job, abort.signal, options).finally(() => {
      running.delete(job.id);
      for (const listener of whenFree) listener();
    });
    running.set(job.id, { job, abort, ended });
  };
  return {
    loop: {
      name: 'jobs',
      async turn() {
        const free = concurrency - running.size;
        if (free <= 0) return false;
        const jobs = await queue.claim(free);
        for (const job of jobs) begin(job);
        return jobs.length > 0;
      },
      nextAt: async () => (running.size < concurrency ? queue.nextAt() : null),
      now,
      restMs: 0,
    },
    onFree: (listener) => void whenFree.push(listener),
    async stop(graceMs) {
      await endWithin(running, graceMs);
      clearInterval(heartbeat);
      for (const { job, abort } of running.values()) {
        abort.abort();
        await queue.settle(job, { is: 'released' });
      }
    },
  };
}

async function work(job: Job, signal: AbortSignal, options: CrewOptions): Promise<void> {
  const startedAt = performance.now();
  try {
    const settlement = await settlementOf(job, signal, options);
    if (await options.queue.settle(job, settlement)) options.onSettled(job, settlement, performance.now() - startedAt);
  } catch (error) {
    // The lease will end and the job return to the queue.
    options.onError(error, 'settle');
  }
}

async function settlementOf(job: Job, signal: AbortSignal, options: CrewOptions): Promise<Settlement> {
  try {
    return await options.handle(job, signal);
  } catch (error) {
    return { is: 'failed', error: options.describeError(error) };
  }
}

async function beat(running: ReadonlyMap<string, Running>, { queue, onError }: CrewOptions): Promise<void> {
  try {
    const jobs = [...running.values()];
    const held = await queue.heartbeat(jobs.map(({ job }) => job));
    for (const { job, abort } of jobs) if (!held.has(job.id)) abort.abort();
  } catch (error) {
    onError(error, 'heartbeat');
  }
}

async function endWithin(running: ReadonlyMap<string, Running>, graceMs: number): Promise<void> {
  const grace = Promise.withResolvers<void>();
  const timer = setTimeout(grace.resolve, graceMs);
  await Promise.race([Promise.all([...running.values()].map(({ ended }) => ended)), grace.promise]);
  clearTimeout(timer);
}
