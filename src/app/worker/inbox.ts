import type { JobRequest, Queue } from '../../queue/port.ts';
import type { ClaimedDelivery, Deliveries } from '../../store/port.ts';
import type { Loop } from './loop.ts';

export interface InboxOptions {
  readonly deliveries: Deliveries;
  readonly queue: Queue;
  /** Which work an event makes; none for events that change no answer. */
  readonly route: (delivery: ClaimedDelivery) => Promise<readonly JobRequest[]>;
  readonly now: () => Date;
  /** The text that may be kept of an error: no secret, no stack. */
  readonly describeError: (error: unknown) => string;
  readonly onDeliveryFailed: (delivery: ClaimedDelivery, error: string) => void;
}

const BATCH = 50;
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 5;
const BACKOFF_MS = 2000;
const REST_MS = 25;

/** Turns stored deliveries into queued jobs, oldest first. */
export function createInbox(options: InboxOptions): Loop {
  const { deliveries, now } = options;
  return {
    name: 'inbox',
    async turn() {
      const batch = await deliveries.claim(BATCH, LEASE_MS);
      if (batch.length > 0) await routeBatch(batch, options);
      return batch.length > 0;
    },
    nextAt: () => deliveries.nextAt(),
    now,
    restMs: REST_MS,
  };
}

async function routeBatch(batch: readonly ClaimedDelivery[], options: InboxOptions): Promise<void> {
  const { deliveries, queue, route } = options;
  const routed = await Promise.allSettled(batch.map((delivery) => routeOne(delivery, route)));
  const done: string[] = [];
  const requests: JobRequest[] = [];
  const failures: { readonly delivery: ClaimedDelivery; readonly error: unknown }[] = [];
  for (const [index, delivery] of batch.entries()) {
    const result = routed[index];
    if (result?.status === 'fulfilled') {
      done.push(delivery.guid);
      requests.push(...result.value);
    } else failures.push({ delivery, error: result?.reason });
  }
  // First the jobs, then the receipt: a crash in between repeats work, the other order would lose it.
  await queue.enqueue(requests);
  await deliveries.done(done);
  for (const { delivery, error } of failures) await fail(delivery, error, options);
}

async function routeOne(delivery: ClaimedDelivery, route: InboxOptions['route']): Promise<readonly JobRequest[]> {
  if (delivery.attempts > MOST_ATTEMPTS) throw new Error('Routing it stopped the worker each time.');
  return route(delivery);
}

async function fail(delivery: ClaimedDelivery, error: unknown, options: InboxOptions): Promise<void> {
  const text = options.describeError(error);
  if (delivery.attempts < MOST_ATTEMPTS) {
    const at = options.now().getTime() + BACKOFF_MS * 2 ** (delivery.attempts - 1);
    return options.deliveries.retry(delivery.guid, text, at);
  }
  await options.deliveries.fail(delivery.guid, text);
  options.onDeliveryFailed(delivery, text);
}
