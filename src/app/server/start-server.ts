import type { Job, Queue, Schedules } from '../../queue/port.ts';
import type { ClaimedDelivery, Store } from '../../store/port.ts';
import { type Address, type HttpFront, listen } from '../intake/listen.ts';
import type { Route } from '../intake/router.ts';
import { requireStrongSecret } from '../intake/signature.ts';
import { createIntake } from '../intake/webhooks.ts';
import { startSchedules, type RepeatingTask } from '../schedules/start-schedules.ts';
import type { CrewOptions, JobOutcome } from '../worker/crew.ts';
import type { InboxOptions } from '../worker/inbox.ts';
import { startWorker, type Worker } from '../worker/start-worker.ts';
import { healthRoutes, metricsRoute, type ReadyCheck } from './health.ts';
import type { Logger } from './logger.ts';
import { type Metrics, type MetricsPage, noMetrics } from './metrics.ts';
import { describeError } from './redact.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The webhook secret in force, and during a rotation the one before. */
  readonly secrets: readonly string[];
  readonly store: Store;
  readonly queue: Queue;
  readonly schedules: Schedules;
  readonly log: Logger;
  readonly now: () => Date;
  /** Which work an event makes. */
  readonly route: InboxOptions['route'];
  /** Awaited before events are routed. */
  readonly ready?: () => Promise<unknown>;
  /** Does one job. */
  readonly handle: (job: Job, signal: AbortSignal) => Promise<JobOutcome>;
  /** Counts what happens; nobody counts unless told. */
  readonly metrics?: Metrics;
  /** Shows the counts at an address of their own, never at the public one. */
  readonly metricsAt?: { readonly address: Address; readonly page: MetricsPage };
  readonly tasks?: readonly RepeatingTask[];
  /** Further pages. */
  readonly routes?: readonly Route[];
  readonly readyChecks?: readonly ReadyCheck[];
  /** Jobs at once; 8. */
  readonly concurrency?: number;
}

export interface RunningServer {
  readonly port: number;
  /** Where `/metrics` is; null when nobody looks. */
  readonly metricsPort: number | null;
  readonly worker: Worker;
  /** Stops taking, finishes what runs within `graceMs` (20 s), gives the rest back. The store stays open. */
  stop(graceMs?: number): Promise<void>;
}

const GRACE_MS = 20_000;
/** An older delivery in the inbox means that routing does not keep up. */
const OLDEST_INBOX_MS = 120_000;

/** Starts intake, worker and schedules; throws a sentence when a secret is weak or the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { store, log, metrics = noMetrics } = options;
  requireSecrets(options.secrets);
  const worker = startWorker(workerOptions(options, metrics));
  const intake = createIntake({
    deliveries: store.deliveries,
    secrets: options.secrets,
    now: options.now,
    onAccepted: worker.wake,
    onAnswered: (status) => metrics.countWebhook(status),
    onRefused: (error) => log.error({ error: describeError(error) }, 'the store refused a delivery'),
  });
  const front = await listen({
    host: options.host,
    port: options.port,
    routes: [intake.route, ...healthRoutes(readyChecks(options), logUnready(log)), ...(options.routes ?? [])],
    onError: (error) => log.error({ error: describeError(error) }, 'a request failed'),
  }).catch(async (error: unknown) => {
    await worker.stop(0);
    throw error;
  });
  const metricsFront = await listenForMetrics(options).catch(async (error: unknown) => {
    await Promise.all([front.close(0), worker.stop(0)]);
    throw error;
  });
  const schedules = startSchedules({
    schedules: options.schedules,
    tasks: options.tasks ?? [],
    now: options.now,
    onError: (error, task) => log.error({ task, error: describeError(error) }, 'a scheduled task failed'),
  });
  log.info({ port: front.port }, 'listening');
  return {
    port: front.port,
    metricsPort: metricsFront?.port ?? null,
    worker,
    async stop(graceMs = GRACE_MS) {
      log.info('stopping');
      await Promise.all([
        front.close(graceMs).then(intake.drain),
        metricsFront?.close(0),
        schedules.stop(),
        worker.stop(graceMs),
      ]);
      log.info('stopped');
    },
  };
}

async function listenForMetrics({ metricsAt, log }: ServerOptions): Promise<HttpFront | null> {
  if (metricsAt === undefined) return null;
  return listen({
    ...metricsAt.address,
    setting: 'METRICS_ADDRESS',
    routes: [metricsRoute(metricsAt.page)],
    onError: (error) => log.error({ error: describeError(error) }, 'a reading of the metrics failed'),
  });
}

function requireSecrets(secrets: readonly string[]): void {
  const [current = '', ...previous] = secrets;
  requireStrongSecret(current, 'WEBHOOK_SECRET');
  for (const secret of previous) requireStrongSecret(secret, 'WEBHOOK_SECRET_PREVIOUS');
}

function workerOptions(options: ServerOptions, metrics: Metrics): InboxOptions & CrewOptions {
  const { store, queue, log, now, route, ready, handle, concurrency } = options;
  return {
    store,
    queue,
    route,
    ...(ready === undefined ? {} : { ready }),
    handle,
    now,
    ...(concurrency === undefined ? {} : { concurrency }),
    describeError: (error) => describeError(error, options.secrets),
    onDeliveryFailed: ({ guid, event }: ClaimedDelivery, error) =>
      log.error({ guid, event, error }, 'a delivery could not be routed'),
    onSettled(job, settlement, tookMs) {
      metrics.countJob(settlement.is, job.kind, tookMs);
      const { key, kind, attempts } = job;
      if (settlement.is === 'failed') log.warn({ key, kind, attempts, error: settlement.error }, 'a job failed');
      else log.debug({ key, kind, outcome: settlement.is, tookMs }, 'a job ended');
    },
    onError: (error, what) => log.error({ what, error: describeError(error) }, 'the worker met an error'),
  };
}

function readyChecks({ store, now, readyChecks: further = [] }: ServerOptions): readonly ReadyCheck[] {
  const inbox = async () => {
    const { oldestAt } = await store.deliveries.state();
    if (oldestAt !== null && now().getTime() - oldestAt > OLDEST_INBOX_MS) throw new Error('The inbox is not emptied.');
  };
  return [{ name: 'store', check: () => store.ping() }, { name: 'inbox', check: inbox }, ...further];
}

const logUnready = (log: Logger) => (check: string, error: unknown) =>
  log.warn({ check, error: describeError(error) }, 'not ready');
