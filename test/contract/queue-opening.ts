import type { Job, JobRequest, Queue, QueueOptions, Schedules } from '../../src/queue/port.ts';

export const START = Date.UTC(2026, 9, 12);
export const LEASE = 30_000;
export const DEBOUNCE = 5000;
export const CAP = 3;
export const MOST_ATTEMPTS = 4;

export interface OpenedQueue {
  readonly queue: Queue;
  readonly schedules: Schedules;
  readonly end: () => Promise<void>;
}

export type OpenQueue = (options: QueueOptions) => Promise<OpenedQueue>;

/** A queue and a clock that only moves when told to. */
export interface QueueUnderTest extends OpenedQueue {
  now(): number;
  pass(ms: number): void;
  /** The next job; an error when there is none. */
  claimOne(): Promise<Job>;
}

export async function openForTest(open: OpenQueue): Promise<QueueUnderTest> {
  let now = START;
  const opened = await open({
    now: () => new Date(now),
    random: () => 0.5,
    leaseMs: LEASE,
    debounceMs: DEBOUNCE,
    activePerInstallation: CAP,
    maxAttempts: MOST_ATTEMPTS,
    backoffMs: 1000,
  });
  return {
    ...opened,
    now: () => now,
    pass(ms) {
      now += ms;
    },
    async claimOne() {
      const [job] = await opened.queue.claim(1);
      if (job === undefined) throw new Error('Nothing could be claimed.');
      return job;
    },
  };
}

export const request = (key: string, payload = '{}', change: Partial<JobRequest> = {}): JobRequest => ({
  key,
  kind: 'pull',
  installationId: 7,
  payload,
  ...change,
});
