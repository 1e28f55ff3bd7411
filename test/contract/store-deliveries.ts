import { describe, expect, it } from 'vitest';

import type { NewDelivery } from '../../src/store/port.ts';
import { bytes, DAY, guid, START, type StoreUnderTest } from './store-opening.ts';

const delivery = (n: number, change: Partial<NewDelivery> = {}): NewDelivery => ({
  guid: guid(n),
  event: 'pull_request',
  installationId: 7,
  payload: bytes(`{"n":${n}}`),
  receivedAt: START + n,
  ...change,
});

export function describeDeliveries(at: StoreUnderTest): void {
  describe('deliveries', () => {
    it('takes a delivery once, whether repeated in one transaction or later', async () => {
      expect(await at.store.deliveries.accept([delivery(1), delivery(2), delivery(1)])).toEqual([
        'accepted',
        'accepted',
        'duplicate',
      ]);
      expect(await at.store.deliveries.accept([delivery(2), delivery(3)])).toEqual(['duplicate', 'accepted']);
      expect(await at.store.deliveries.state()).toEqual({ pending: 3, failed: 0, oldestAt: START + 1 });
    });

    it('takes an empty batch', async () => {
      expect(await at.store.deliveries.accept([])).toEqual([]);
    });

    it('takes more deliveries at once than one statement has room for', async () => {
      const many = Array.from({ length: 1200 }, (_, n) => delivery(n));
      expect(new Set(await at.store.deliveries.accept(many))).toEqual(new Set(['accepted']));
      expect((await at.store.deliveries.state()).pending).toBe(1200);
    });

    it('hands out the oldest first, byte for byte, and only once', async () => {
      const payload = new Uint8Array([0, 255, 128, 10]);
      await at.store.deliveries.accept([delivery(2), delivery(1, { payload, installationId: null })]);
      const [first, ...others] = await at.store.deliveries.claim(1, 1000);
      expect(first).toMatchObject({ guid: guid(1), event: 'pull_request', installationId: null, attempts: 1 });
      expect([...(first?.payload ?? [])]).toEqual([...payload]);
      expect(others).toEqual([]);
      expect((await at.store.deliveries.claim(5, 1000)).map((claimed) => claimed.guid)).toEqual([guid(2)]);
      expect(await at.store.deliveries.claim(5, 1000)).toEqual([]);
    });

    it('hands out again what was not finished when its lease ended', async () => {
      await at.store.deliveries.accept([delivery(1)]);
      await at.store.deliveries.claim(1, 1000);
      expect(await at.store.deliveries.nextAt()).toBe(START + 1000);
      at.pass(1000);
      expect((await at.store.deliveries.claim(1, 1000)).map((claimed) => claimed.attempts)).toEqual([2]);
    });

    it('hands out at once what came in before the clock was set back', async () => {
      await at.store.deliveries.accept([delivery(1)]);
      at.pass(-DAY);
      expect(await at.store.deliveries.claim(1, 1000)).toHaveLength(1);
    });

    it('counts no attempt for what is given back', async () => {
      await at.store.deliveries.accept([delivery(1)]);
      await at.store.deliveries.claim(1, 1000);
      await at.store.deliveries.release([guid(1)]);
      expect((await at.store.deliveries.claim(1, 1000)).map((claimed) => claimed.attempts)).toEqual([1]);
    });

    it('forgets nothing when a retry is planned', async () => {
      await at.store.deliveries.accept([delivery(1)]);
      await at.store.deliveries.claim(1, 1000);
      await at.store.deliveries.retry(guid(1), 'later', START + 5000);
      at.pass(4999);
      expect(await at.store.deliveries.claim(1, 1000)).toEqual([]);
      at.pass(1);
      expect(await at.store.deliveries.claim(1, 1000)).toHaveLength(1);
    });

    it('takes a redelivery of one that failed, never of one that was done', async () => {
      await at.store.deliveries.accept([delivery(1), delivery(2)]);
      await at.store.deliveries.claim(2, 1000);
      await at.store.deliveries.done([guid(1)]);
      await at.store.deliveries.fail(guid(2), 'no such repository');
      expect(await at.store.deliveries.failed(5)).toEqual([
        {
          guid: guid(2),
          event: 'pull_request',
          installationId: 7,
          receivedAt: START + 2,
          attempts: 1,
          error: 'no such repository',
        },
      ]);
      const again = [delivery(1), delivery(2, { payload: bytes('{"again":true}'), receivedAt: START + 99 })];
      expect(await at.store.deliveries.accept(again)).toEqual(['duplicate', 'retaken']);
      const [claimed] = await at.store.deliveries.claim(5, 1000);
      expect(claimed?.attempts).toBe(1);
      expect(new TextDecoder().decode(claimed?.payload)).toBe('{"again":true}');
    });

    it('prunes payloads and rows of what is finished, and keeps what waits', async () => {
      await at.store.deliveries.accept([delivery(1), delivery(2), delivery(3, { receivedAt: START + 5 * DAY })]);
      await at.store.deliveries.done([guid(1), guid(3)]);
      await at.store.deliveries.prune({ payloadsBefore: START + DAY, rowsBefore: START + DAY });
      expect(await at.store.deliveries.accept([delivery(1), delivery(2), delivery(3)])).toEqual([
        'accepted',
        'duplicate',
        'duplicate',
      ]);
      expect(await at.store.deliveries.claim(5, 1000)).toHaveLength(2);
    });
  });
}
