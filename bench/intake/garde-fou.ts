/** The whole server as `garde-fou serve` starts it, over a file, with work that does nothing. */
import { readFileSync } from 'node:fs';

import { readConfiguration } from '../../src/app/server/configuration.ts';
import { createLogger } from '../../src/app/server/logger.ts';
import { startServer } from '../../src/app/server/start-server.ts';
import { openEmbeddedQueue } from '../../src/queue/embedded/open-embedded-queue.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';

const configuration = readConfiguration(process.env, (path) => readFileSync(path, 'utf8'));
const now = () => new Date();
const store = await openEmbeddedStore({ file: configuration.databaseFile, now });
const { queue, schedules } = await openEmbeddedQueue(store.database, { now, random: Math.random });
const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  secrets: configuration.webhookSecrets,
  store,
  queue,
  schedules,
  now,
  log: createLogger({ level: 'warn', secrets: configuration.webhookSecrets }),
  route: async () => [{ key: '7:1296269:42', kind: 'pull', installationId: 7, payload: '{}' }],
  handle: async () => ({ is: 'done' }),
});
process.stdout.write(`${server.port}\n`);
