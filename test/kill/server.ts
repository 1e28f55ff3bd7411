/** The process that the kill and flood tests start and end: the whole server over a store file, with a clock set ahead. */
import { createLogger } from '../../src/app/server/logger.ts';
import { startServer } from '../../src/app/server/start-server.ts';
import { stopOnSignals } from '../../src/app/server/stop-on-signals.ts';
import { openEmbeddedQueue } from '../../src/queue/embedded/open-embedded-queue.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';

const [, , file = ':memory:', secret = '', ahead = '0'] = process.argv;
const now = () => new Date(Date.now() + Number(ahead));

const store = await openEmbeddedStore({ file, now });
const { queue, schedules } = await openEmbeddedQueue(store.database, { now, random: Math.random });
const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  secrets: [secret],
  store,
  queue,
  schedules,
  now,
  log: createLogger({ level: 'error', secrets: [secret], write: (line) => process.stderr.write(line) }),
  route: async ({ guid, installationId }) => [
    { key: guid, kind: 'pull', installationId: installationId ?? 0, payload: JSON.stringify(guid) },
  ],
  routes: [
    {
      method: 'GET',
      path: '/peak-memory',
      handle: (_, response) => void response.end(String(process.resourceUsage().maxRSS * 1024)),
    },
  ],
  async handle({ key }) {
    await store.incidents.raise({
      repositoryId: 1,
      kind: 'handled',
      fingerprint: key,
      number: null,
      detail: '',
      at: 1,
    });
    return { is: 'done' };
  },
});
stopOnSignals(async () => {
  await server.stop();
  await store.close();
});
process.stdout.write(`${server.port}\n`);
