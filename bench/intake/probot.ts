/** A bare Probot app that does nothing, for comparison: it stores nothing and forgets everything. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { Probot, Server } from 'probot';

/** Probot takes port 0 for its default port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address: AddressInfo | string | null = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const port = await freePort();
const server = new Server({
  Probot: Probot.defaults({
    appId: Number(process.env['APP_ID']),
    privateKey: process.env['PRIVATE_KEY'] ?? '',
    secret: process.env['WEBHOOK_SECRET'] ?? '',
    logLevel: 'warn',
  }),
  port,
  host: '127.0.0.1',
});
await server.load((app) => {
  app.on('pull_request', () => {});
});
await server.start();
process.stdout.write(`${port}\n`);
