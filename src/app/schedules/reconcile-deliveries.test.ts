import { describe, expect, it } from 'vitest';

import { createReconciler, type DeliveryAttempt, type DeliveryLog } from './reconcile-deliveries.ts';

const NOW = Date.UTC(2026, 9, 12);
const MINUTE = 60_000;

const attempt = (id: number, guid: string, status: string, minutesAgo: number): DeliveryAttempt => ({
  id,
  guid,
  status,
  deliveredAt: NOW - minutesAgo * MINUTE,
});

/** GitHub's log as pages of two, newest first. */
function logOf(attempts: DeliveryAttempt[]): DeliveryLog & { readonly asked: number[]; readonly read: string[] } {
  const asked: number[] = [];
  const read: string[] = [];
  return {
    asked,
    read,
    async listDeliveries(cursor = '0') {
      read.push(cursor);
      const from = Number(cursor);
      const page = attempts.toSorted((a, b) => b.deliveredAt - a.deliveredAt).slice(from, from + 2);
      return { attempts: page, ...(from + 2 < attempts.length ? { next: String(from + 2) } : {}) };
    },
    async redeliver(id) {
      asked.push(id);
    },
  };
}

function reconcilerOf(log: DeliveryLog, now = () => NOW) {
  const redelivered: string[] = [];
  const run = createReconciler({
    log,
    now: () => new Date(now()),
    onRedelivered: (guid) => redelivered.push(guid),
    onError: () => {},
  });
  return { run: () => run(new AbortController().signal), redelivered };
}

describe('reconciling deliveries', () => {
  it('asks again for what no attempt brought over, time-outs included, through all pages', async () => {
    const log = logOf([
      attempt(1, 'a', 'failed to connect', 50),
      attempt(2, 'b', 'OK', 40),
      attempt(3, 'c', 'Invalid HTTP Response: 503', 30),
      attempt(4, 'd', 'timed out', 20),
      attempt(5, 'd', 'OK', 10),
    ]);
    const { run, redelivered } = reconcilerOf(log);
    await run();
    expect(log.asked).toEqual([1, 3]);
    expect(redelivered).toEqual(['a', 'c']);
  });

  it('asks with the latest attempt of a delivery', async () => {
    const log = logOf([attempt(1, 'a', 'timed out', 20), attempt(9, 'a', 'timed out', 10)]);
    await reconcilerOf(log).run();
    expect(log.asked).toEqual([9]);
  });

  it('asks no more than five times for one delivery, however often it runs', async () => {
    const attempts = [attempt(1, 'a', 'timed out', 20)];
    const log = logOf(attempts);
    const { run } = reconcilerOf(log);
    for (let turn = 0; turn < 9; turn += 1) await run();
    expect(log.asked).toHaveLength(5);
  });

  it('counts the redeliveries that GitHub lists, after a restart too', async () => {
    const log = logOf(Array.from({ length: 6 }, (_, n) => attempt(n, 'a', 'timed out', n)));
    await reconcilerOf(log).run();
    expect(log.asked).toEqual([]);
  });

  it('reads only what is new after the first time', async () => {
    const log = logOf(Array.from({ length: 10 }, (_, n) => attempt(n, `g${n}`, 'OK', 200 + n)));
    const { run } = reconcilerOf(log);
    await run();
    expect(log.read).toHaveLength(5);
    await run();
    expect(log.read).toHaveLength(6);
  });

  it('goes on with the others when GitHub refuses one', async () => {
    const log = logOf([attempt(1, 'a', 'timed out', 20), attempt(2, 'b', 'timed out', 10)]);
    const asked: number[] = [];
    const refusing = {
      ...log,
      redeliver: async (id: number) => {
        asked.push(id);
        if (id === 1) throw new Error('not found');
      },
    };
    const { run, redelivered } = reconcilerOf(refusing);
    await run();
    expect([asked, redelivered]).toEqual([[1, 2], ['b']]);
  });
});
