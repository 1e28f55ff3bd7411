import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import type { Store } from '../../src/store/port.ts';
import { end, signedHeaders, startProcess, type ServerProcess } from './start-process.ts';

const KILLS = 15;
const SENDERS = 8;
/** Past every lease, so that a restart takes over at once what the killed process held. */
const LEASES_OVER = 10 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'garde-fou-kill-'));
const file = join(folder, 'store.db');
afterAll(() => rmSync(folder, { recursive: true }));

const BODY = JSON.stringify({ action: 'synchronize', installation: { id: 7 }, filler: 'x'.repeat(4000) });

/** Sends until the server is gone; notes what it acknowledged. */
async function send(server: ServerProcess, acknowledged: Set<string>): Promise<void> {
  while (server.process.exitCode === null && server.process.signalCode === null) {
    const guid = randomUUID();
    const answer = await fetch(server.address, {
      method: 'POST',
      body: BODY,
      headers: signedHeaders(BODY, guid),
    }).catch(() => undefined);
    if (answer === undefined) return;
    if (answer.status === 202) acknowledged.add(guid);
  }
}

const handledBy = async (store: Store) =>
  new Set((await store.incidents.between(1, 0, 2)).map(({ fingerprint }) => fingerprint));

async function isIdle(store: Store, acknowledged: ReadonlySet<string>): Promise<boolean> {
  const { pending } = await store.deliveries.state();
  const handled = await handledBy(store);
  return pending === 0 && [...acknowledged].every((guid) => handled.has(guid));
}

it('loses none of the acknowledged webhooks over fifteen kills under load, and does the work of each', async () => {
  const acknowledged = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await startProcess(file, kill * LEASES_OVER);
    const sending = Array.from({ length: SENDERS }, () => send(server, acknowledged));
    await new Promise((resolve) => setTimeout(resolve, 150 + 40 * (kill % 7)));
    await end(server, 'SIGKILL');
    await Promise.all(sending);
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS);

  const last = await startProcess(file, KILLS * LEASES_OVER);
  const store = await openEmbeddedStore({ file, now: () => new Date() });
  await expect.poll(() => isIdle(store, acknowledged), { timeout: 30_000, interval: 500 }).toBe(true);
  await store.close();
  expect(await end(last, 'SIGTERM')).toBe(0);
}, 90_000);
