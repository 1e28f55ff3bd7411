/** Work to be done about one thing: a pull request, a merge group, an installation. */
export interface JobRequest {
  /** `installation:repository:pull` or alike: at most one queued and one active job a key; the newest payload wins. */
  readonly key: string;
  readonly kind: string;
  readonly installationId: number;
  /** JSON text. */
  readonly payload: string;
  /** Higher first, within an installation; 0 when absent. */
  readonly priority?: number;
  /** Epoch milliseconds; now when absent. A job already queued keeps the earlier time. */
  readonly runAt?: number;
}

/** A job in the hands of one worker, until its lease ends. */
export interface Job {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly installationId: number;
  readonly payload: string;
  readonly priority: number;
  /** How often it was started, this time included; reset by a newer payload. */
  readonly attempts: number;
  /** Changes with every claim: a worker whose lease ended can no longer settle the job. */
  readonly lease: number;
}

export interface DeadJob {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly installationId: number;
  readonly payload: string;
  readonly attempts: number;
  readonly error: string;
  /** Epoch milliseconds. */
  readonly diedAt: number;
}

export interface QueueState {
  /** Could run now. */
  readonly queued: number;
  /** Wait for their time. */
  readonly scheduled: number;
  readonly active: number;
  readonly dead: number;
  /** Since when the longest waiting job could have run, epoch milliseconds; null when none waits. */
  readonly oldestAt: number | null;
}

/** What became of a job. Only `failed` counts as an attempt. */
export type Settlement =
  | { readonly is: 'done'; /** Run again then, unless something newer is queued. */ readonly againAt?: number }
  /** Nothing of the installation starts before `until`. */
  | { readonly is: 'rate-limited'; readonly until: number }
  /** Given back untouched, as at a stop. */
  | { readonly is: 'released' }
  | { readonly is: 'failed'; readonly error: string };

/** The jobs. Every time is epoch milliseconds; every method is atomic and durable. */
export interface Queue {
  enqueue(requests: readonly JobRequest[]): Promise<void>;
  /** Takes up to `limit` jobs whose time has come, round robin over installations. */
  claim(limit: number): Promise<readonly Job[]>;
  /** Prolongs the leases; answers the ids still held. */
  heartbeat(jobs: readonly Job[]): Promise<ReadonlySet<string>>;
  /** Answers false when the lease had ended: the job runs elsewhere or again. */
  settle(job: Job, settlement: Settlement): Promise<boolean>;
  /** When a claim may find something next; null when nothing waits. */
  nextAt(): Promise<number | null>;
  state(): Promise<QueueState>;
  /** Newest first. */
  dead(limit: number): Promise<readonly DeadJob[]>;
  /** Queues a dead letter again with fresh attempts; false when there is none, or newer work replaced it. */
  requeue(id: string): Promise<boolean>;
  /** Called after work was queued by whoever shares this queue object (or, with an adapter that can tell, by others). */
  onWork(listener: () => void): void;
}

export interface QueueOptions {
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
  /** A job that is not settled or prolonged in time returns to the queue; 30 s. */
  readonly leaseMs?: number;
  /** Least time between two starts of one key; 5 s. */
  readonly debounceMs?: number;
  /** Jobs of one installation running at once; 4. */
  readonly activePerInstallation?: number;
  /** Starts before a job is a dead letter; 8. */
  readonly maxAttempts?: number;
  /** Wait after the first failure, doubled by each further one up to an hour, give or take a quarter; 2 s. */
  readonly backoffMs?: number;
}

/** Tasks that come back, remembered over restarts; one of any number of replicas gets each turn. */
export interface Schedules {
  /** When the task is due, epoch milliseconds; null when it was never planned. */
  dueAt(name: string): Promise<number | null>;
  /** Plans a task that was never planned; leaves any other as it is. */
  plan(name: string, at: number): Promise<void>;
  /** Moves the due time from `due` to `next`; answers true for exactly one caller. */
  take(name: string, due: number, next: number): Promise<boolean>;
}
