import type { JobRequest, Queue } from '../../queue/port.ts';
import type { ClaimedDelivery, Store } from '../../store/port.ts';
import type { Loop } from './loop.ts';

export interface InboxOptions {
  readonly store: Pick<Store, 'deliveries' | 'together'>;
  readonly queue: Queue;
  /** Which work an event makes, none for events that change no answer; what it records goes through the store it is handed. */
  readonly route: (delivery: ClaimedDelivery, store: Store) => Promise<readonly JobRequest[]>;
  /** Awaited before a batch is routed: nothing slow may happen while its records wait to become durable. */
  readonly ready?: () => Promise<unknown>;
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
  const {
    store: { deliveries },
    now,
  } = options;
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
  const { store, queue, ready } = options;
  await ready?.();
  const routed = await store.together((together) => routeAll(batch, together, options.route));
  const done: string[] = [];
  const requests: JobRequest[] = [];
  const failures: { readonly delivery: ClaimedDelivery; readonly error: unknown }[] = [];
  for (const [index, delivery] of batch.entries()) {
    const result = routed[index];
    if (result !== undefined && 'requests' in result) {
      done.push(delivery.guid);
      requests.push(...result.requests);
    } else failures.push({ delivery, error: result?.error });
  }
  // First the jobs, then the receipt: a crash in between repeats work, the other order would lose it.
  await queue.enqueue(requests);
  await store.deliveries.done(done);
  for (const { delivery, error } of failures) await fail(delivery, error, options);
}

type Routed = { readonly requests: readonly JobRequest[] } | { readonly error: unknown };

/** One after the other, as they came. */
async function routeAll(
  batch: readonly ClaimedDelivery[],
  store: Store,
  route: InboxOptions['route'],
): Promise<readonly Routed[]> {
  const routed: Routed[] = [];
  for (const delivery of batch)
    try {
      routed.push({ requests: await routeOne(delivery, store, route) });
    } catch (error) {
      routed.push({ error });
    }
  return routed;
}

async function routeOne(
  delivery: ClaimedDelivery,
  store: Store,
  route: InboxOptions['route'],
): Promise<readonly JobRequest[]> {
  if (delivery.attempts > MOST_ATTEMPTS) throw new Error('Routing it stopped the worker each time.');
  return route(delivery, store);
}

async function fail(delivery: ClaimedDelivery, error: unknown, options: InboxOptions): Promise<void> {
  const text = options.describeError(error);
  if (delivery.attempts < MOST_ATTEMPTS) {
    const at = options.now().getTime() + BACKOFF_MS * 2 ** (delivery.attempts - 1);
    return options.store.deliveries.retry(delivery.guid, text, at);
  }
  await options.store.deliveries.fail(delivery.guid, text);
  options.onDeliveryFailed(delivery, text);
}
