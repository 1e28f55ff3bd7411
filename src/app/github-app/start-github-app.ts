import type { Rule } from '../../engine/rules/rule.ts';
import { openEmbeddedQueue } from '../../queue/embedded/open-embedded-queue.ts';
import type { QueueOptions } from '../../queue/port.ts';
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import type { Store } from '../../store/port.ts';
import type { Logger } from '../server/logger.ts';
import { createMetrics } from '../server/metrics.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';
import { createGitHubApp, type GitHubApp, type GitHubAppOptions } from './github-app.ts';

/** How to run the App on a machine of its own. */
export interface StartOptions extends Omit<GitHubAppOptions, 'store' | 'queue' | 'metrics'> {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The webhook secret in force, and during a rotation the one before. */
  readonly webhookSecrets: readonly string[];
  readonly databaseFile: string;
  readonly rules: readonly Rule[];
  readonly log: Logger;
  readonly queueSettings?: Partial<QueueOptions>;
  /** Whether to reconcile and sweep at the start and from time to time; true unless told. */
  readonly schedule?: boolean;
}

/** The running App with its parts. */
export interface RunningApp {
  readonly port: number;
  readonly server: RunningServer;
  readonly app: GitHubApp;
  readonly store: Store;
  readonly queue: GitHubAppOptions['queue'];
  /** Finishes what runs within `graceMs`, gives the rest back, closes the store. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

/** Starts the App with its embedded store. */
export async function startGitHubApp(options: StartOptions): Promise<RunningApp> {
  const { now, databaseFile, host, port, webhookSecrets, log, queueSettings = {}, schedule = true } = options;
  const store = await openEmbeddedStore({ file: databaseFile, now });
  const { queue, schedules } = await openEmbeddedQueue(store.database, { now, random: Math.random, ...queueSettings });
  const metrics = createMetrics(store, queue, now);
  const app = createGitHubApp({ ...options, store, queue, metrics });
  const { route, handle } = app;
  const parts = { store, queue, schedules, metrics, log, now, route, handle, tasks: schedule ? app.tasks : [] };
  const server = await startServer({ host, port, secrets: webhookSecrets, ...parts });
  return {
    port: server.port,
    server,
    app,
    store,
    queue,
    stop: async (graceMs) => {
      await server.stop(graceMs);
      await store.close();
    },
  };
}
