import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { openEmbeddedQueue } from '../../queue/embedded/open-embedded-queue.ts';
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import { createLogger } from '../server/logger.ts';
import { startGitHubApp } from './start-github-app.ts';

const SECRET = ['made', 'up', 'for', 'tests', '4b825dc642cb6eb9'].join('-');

const now = () => new Date();
const PLANNED = ['reconcile deliveries', 'sweep open pull requests', 'prune the store'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garde-fou-start-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('plans all that comes back by itself: missed deliveries, the sweep, and dropping what is no longer needed', async () => {
  const databaseFile = join(folder, 'garde-fou.sqlite');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  // What runs at once is told "not found" and is tried again at its next turn.
  const nothing = createServer((_, response) => response.writeHead(404).end('{}')).listen(0, '127.0.0.1');
  await once(nothing, 'listening');
  const { port } = nothing.address() as AddressInfo;
  const app = await startGitHubApp({
    appId: 1,
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    githubUrl: `http://127.0.0.1:${String(port)}`,
    allowedAccounts: [],
    webhookSecrets: [SECRET],
    host: '127.0.0.1',
    port: 0,
    databaseFile,
    loadRules: () => Promise.resolve([]),
    now,
    log: createLogger({ level: 'fatal', secrets: [SECRET], write: () => undefined }),
  });
  const store = await openEmbeddedStore({ file: databaseFile, now });
  try {
    const { schedules } = await openEmbeddedQueue(store.database, { now, random: Math.random });
    await vi.waitFor(async () => {
      const due = await Promise.all(PLANNED.map((name) => schedules.dueAt(name)));
      expect(due).not.toContain(null);
    }, 10_000);
  } finally {
    await store.close();
    await app.stop(0);
    nothing.close();
  }
});
