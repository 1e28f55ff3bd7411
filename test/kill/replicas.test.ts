import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { end, signedHeaders, startProcess, type ServerProcess } from './start-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'garde-fou-replicas-'));
const file = join(folder, 'store.db');
afterAll(() => rmSync(folder, { recursive: true }));

const BODY = JSON.stringify({ action: 'synchronize', installation: { id: 7 }, filler: 'x'.repeat(4000) });

/** Answers the identifier of a webhook that was acknowledged. */
async function deliver(server: ServerProcess, guid: string): Promise<string[]> {
  const headers = signedHeaders(BODY, guid);
  const answer = await fetch(server.address, { method: 'POST', body: BODY, headers }).catch(() => undefined);
  return answer?.status === 202 ? [guid] : [];
}

it('two processes on one database file do the work of each other, and of the one that is killed', async () => {
  const [one, other] = await Promise.all([startProcess(file), startProcess(file)]);
  const guids = Array.from({ length: 60 }, () => randomUUID());
  const sent = guids.map((guid, index) => deliver(index % 2 === 0 ? one : other, guid));
  const acknowledged = (await Promise.all(sent)).flat();
  // The same delivery at the other door is the same delivery.
  await deliver(other, guids[0] ?? '');
  await end(one, 'SIGKILL');
  const late = (await Promise.all(Array.from({ length: 20 }, () => deliver(other, randomUUID())))).flat();
  expect(late).toHaveLength(20);

  // Past every lease that the killed process held.
  const third = await startProcess(file, 10 * 60_000);
  const store = await openEmbeddedStore({ file, now: () => new Date() });
  const handled = async (): Promise<ReadonlySet<string>> =>
    new Set((await store.incidents.between(1, 0, 2)).map(({ fingerprint }) => fingerprint));
  await expect
    .poll(
      async () => {
        const done = await handled();
        return [...acknowledged, ...late].filter((guid) => !done.has(guid));
      },
      { timeout: 30_000, interval: 300 },
    )
    .toEqual([]);
  await store.close();
  expect(await end(other, 'SIGTERM')).toBe(0);
  expect(await end(third, 'SIGTERM')).toBe(0);
}, 60_000);
