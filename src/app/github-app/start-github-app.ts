import type { Rule } from '../../engine/rules/rule.ts';
import { openEmbeddedQueue } from '../../queue/embedded/open-embedded-queue.ts';
import type { Queue, QueueOptions } from '../../queue/port.ts';
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import type { Store } from '../../store/port.ts';
import type { Logger } from '../server/logger.ts';
import { type Metrics, type MetricsPage, noMetrics } from '../server/metrics.ts';
import { describeError } from '../server/redact.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';
import type { GitHubApp, GitHubAppOptions } from './github-app.ts';
import { tasksOf } from './turns.ts';

/** How to run the App on a machine of its own. */
export interface StartOptions extends Omit<GitHubAppOptions, 'store' | 'queue' | 'metrics' | 'rules'> {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The webhook secret in force, and during a rotation the one before. */
  readonly webhookSecrets: readonly string[];
  /** Where `/metrics` is; nowhere unless told. */
  readonly metricsAddress?: { readonly host: string; readonly port: number } | null;
  readonly databaseFile: string;
  /** Called once the server listens. */
  readonly loadRules: () => Promise<readonly Rule[]>;
  readonly log: Logger;
  readonly queueSettings?: Partial<QueueOptions>;
  /** Whether to reconcile, sweep and prune at the start or from time to time; true unless told. */
  readonly schedule?: boolean;
}

/** The running App with its parts. */
export interface RunningApp {
  readonly port: number;
  readonly server: RunningServer;
  readonly store: Store;
  readonly queue: GitHubAppOptions['queue'];
  /** Resolves once everything that judges is loaded, or cannot be. */
  readonly loaded: Promise<void>;
  /** Finishes what runs within `graceMs`, gives the rest back, closes the store. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

/**
 * Starts the App with its embedded store. It takes deliveries at once; what judges them is several hundred files and is
 * loaded behind the open door.
 */
export async function startGitHubApp(options: StartOptions): Promise<RunningApp> {
  const { now, databaseFile, host, port, webhookSecrets, log, queueSettings = {}, schedule = true } = options;
  const store = await openEmbeddedStore({ file: databaseFile, now });
  const { queue, schedules } = await openEmbeddedQueue(store.database, { now, random: Math.random, ...queueSettings });
  const at = options.metricsAddress ?? null;
  const page = at === null ? null : await loadMetrics(store, queue, now);
  const metrics: Metrics = page ?? noMetrics;
  const app = lazily(() => loadApp({ ...options, store, queue, metrics }));
  const server = await startServer({
    store,
    queue,
    schedules,
    metrics,
    ...(at === null || page === null ? {} : { metricsAt: { address: at, page } }),
    log,
    now,
    host,
    port,
    secrets: webhookSecrets,
    route: async (delivery, records) => (await app()).route(delivery, records),
    ready: app,
    handle: async (job, signal) => (await app()).handle(job, signal),
    tasks: schedule ? tasksOf(async (turn, signal) => (await app()).work[turn](signal)) : [],
  });
  const loaded = app().then(
    () => undefined,
    (error: unknown) => {
      log.fatal({ error: describeError(error) }, 'the App cannot judge');
    },
  );
  return {
    port: server.port,
    server,
    store,
    queue,
    loaded,
    stop: async (graceMs) => {
      await server.stop(graceMs);
      // Whatever kept the App's parts from loading was told when it happened.
      await app().then(
        ({ close }) => close(),
        () => undefined,
      );
      await store.close();
    },
  };
}

async function loadMetrics(store: Store, queue: Queue, now: () => Date): Promise<MetricsPage> {
  const { createMetrics } = await import('../server/prometheus.ts');
  return createMetrics(store, queue, now);
}

async function loadApp(options: Omit<GitHubAppOptions, 'rules'> & Pick<StartOptions, 'loadRules'>): Promise<GitHubApp> {
  const [{ createGitHubApp }, rules] = await Promise.all([import('./github-app.ts'), options.loadRules()]);
  return createGitHubApp({ ...options, rules });
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
