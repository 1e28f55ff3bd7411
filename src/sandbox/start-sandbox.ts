import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import { load } from 'js-yaml';
import { z } from 'zod';

import { createGitHubApp } from '../app/github-app/github-app.ts';
import { tasksOf } from '../app/github-app/turns.ts';
import { createLogger } from '../app/server/logger.ts';
import { noMetrics as metrics } from '../app/server/metrics.ts';
import { startServer } from '../app/server/start-server.ts';
import { rules } from '../engine/rules/index.ts';
import { openEmbeddedQueue } from '../queue/embedded/open-embedded-queue.ts';
import type { Queue } from '../queue/port.ts';
import { openEmbeddedStore } from '../store/embedded/open-embedded-store.ts';
import type { Store } from '../store/port.ts';
import { registerApp } from './github/act/apps.ts';
import { type FakeGitHub, startFakeGitHub } from './github/start-fake-github.ts';
import type { App } from './github/world/apps.ts';
import { keyPair } from './github/world/keys.ts';
import { acmeBoutique } from './organizations/acme-boutique/organization.ts';
import { harbourBooks } from './organizations/harbour-books/organization.ts';
import { populate } from './organizations/populate.ts';
import { startWeb } from './web/start-web.ts';

/** The App at work on a GitHub of its own. */
export interface Sandbox {
  readonly github: FakeGitHub;
  readonly store: Store;
  /** Address of the web view. */
  readonly url: string;
  /** Resolves when the App has answered everything that happened so far. */
  readonly answered: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SandboxOptions {
  /** Of the web view; 0: any free one. */
  readonly port: number;
  /** Checks every request and answer against GitHub's description, as the tests want it. */
  readonly validate?: boolean;
}

const appId = 1_000_001;
/** People act every few seconds here: the App's usual pause between two looks at a pull request would feel broken. */
const debounceMs = 250;
const patience = 10_000;
const webhookSecret = 'a made-up secret of the sandbox, which no one else hears';

const manifest = z.object({
  default_permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])),
  default_events: z.array(z.string()),
});

/** Starts the fake GitHub, two made-up companies, the App installed on both, and the web view. */
export async function startSandbox({ port, validate = false }: SandboxOptions): Promise<Sandbox> {
  const github = await startFakeGitHub({ now, validate });
  const store = await openEmbeddedStore({ file: ':memory:', now });
  const { queue, schedules } = await openEmbeddedQueue(store.database, { now, random: Math.random, debounceMs });
  const app = registerOurApp(github);
  const log = createLogger({ level: 'error', secrets: [webhookSecret] });
  const parts = createGitHubApp({
    appId,
    privateKey: app.privateKey,
    githubUrl: github.url,
    allowedAccounts: [],
    rules,
    store,
    queue,
    now,
    log,
    metrics,
    writeInterval: 0,
  });
  const { route, handle, work } = parts;
  const tasks = tasksOf((turn, signal) => work[turn](signal));
  const basis = { host: '127.0.0.1', port: 0, secrets: [webhookSecret], store, queue, schedules, log, now, metrics };
  const server = await startServer({ ...basis, route, handle, tasks });
  app.webhookUrl = `http://127.0.0.1:${String(server.port)}/api/github/webhooks`;
  for (const sample of [acmeBoutique, harbourBooks]) populate(github.world, app, sample);
  const answered = () => quiet(github, store, queue);
  const web = await startWeb({ world: github.world, port, answered });
  return {
    github,
    store,
    url: web.url,
    answered,
    close: async () => {
      await web.close();
      await server.stop(1_000);
      await parts.close();
      await github.close();
      await store.close();
    },
  };
}

function now(): Date {
  return new Date();
}

/** The App as its manifest declares it: with these permissions, and told of these events. */
function registerOurApp({ world }: FakeGitHub): App {
  const text = readFileSync(new URL('../../app.yml', import.meta.url), 'utf8');
  const { default_permissions: permissions, default_events: events } = manifest.parse(load(text));
  return registerApp(world, {
    id: appId,
    slug: 'garde-fou',
    name: 'Garde-fou',
    permissions,
    events,
    webhookSecret,
    keys: keyPair(0),
  });
}

/** Waits until nothing is on its way: no delivery, no event to route, no job that is due. */
async function quiet(github: FakeGitHub, store: Store, queue: Queue): Promise<void> {
  const until = Date.now() + patience;
  let calm = 0;
  while (calm < 2 && Date.now() < until) {
    await github.settled();
    const [inbox, jobs, next] = await Promise.all([store.deliveries.state(), queue.state(), queue.nextAt()]);
    const busy = inbox.pending + jobs.queued + jobs.active > 0;
    const soon = next !== null && next < Date.now() + 2 * debounceMs;
    calm = busy || soon ? 0 : calm + 1;
    await wait(15);
  }
}
