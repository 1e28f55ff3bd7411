import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  CAP,
  DEBOUNCE,
  LEASE,
  MOST_ATTEMPTS,
  openForTest,
  request,
  START,
  type OpenQueue,
  type QueueUnderTest,
} from './queue-opening.ts';

export function describePromises(open: OpenQueue): void {
  let at: QueueUnderTest;
  beforeEach(async () => {
    at = await openForTest(open);
  });
  afterEach(() => at.end());

  const failUntilDead = async (key: string) => {
    await at.queue.enqueue([request(key)]);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const job = await at.claimOne();
      expect(job.attempts).toBe(attempt);
      await at.queue.settle(job, { is: 'failed', error: 'broken' });
      at.pass(3_600_000);
    }
  };

  describe('coalescing', () => {
    it('keeps one queued job a key, with the newest payload', async () => {
      await at.queue.enqueue([request('a', '1'), request('a', '2')]);
      await at.queue.enqueue([request('a', '3')]);
      expect((await at.queue.claim(9)).map(({ payload }) => payload)).toEqual(['3']);
    });

    it('runs the first event of a quiet key at once and the next ones 5 s later, together', async () => {
      await at.queue.enqueue([request('a', '1')]);
      const first = await at.claimOne();
      await at.queue.settle(first, { is: 'done' });
      for (const payload of ['2', '3', '4']) await at.queue.enqueue([request('a', payload)]);
      at.pass(DEBOUNCE - 1);
      expect(await at.queue.claim(9)).toEqual([]);
      expect(await at.queue.nextAt()).toBe(START + DEBOUNCE);
      at.pass(1);
      expect((await at.queue.claim(9)).map(({ payload }) => payload)).toEqual(['4']);
    });

    it('never runs a key twice at a time, however long the first takes', async () => {
      await at.queue.enqueue([request('a', '1')]);
      const first = await at.claimOne();
      await at.queue.enqueue([request('a', '2')]);
      at.pass(LEASE - 1);
      expect(await at.queue.claim(9)).toEqual([]);
      await at.queue.settle(first, { is: 'done' });
      expect((await at.queue.claim(9)).map(({ payload }) => payload)).toEqual(['2']);
    });

    it('holds no key longer than the debounce when the clock is set back', async () => {
      await at.queue.enqueue([request('a', '1')]);
      const first = await at.claimOne();
      await at.queue.settle(first, { is: 'done' });
      at.pass(-86_400_000);
      await at.queue.enqueue([request('a', '2'), request('b', '1')]);
      expect((await at.queue.claim(9)).map(({ key }) => key)).toEqual(['b']);
      at.pass(DEBOUNCE);
      expect((await at.queue.claim(9)).map(({ key }) => key)).toEqual(['a']);
    });
  });

  describe('time', () => {
    it('waits for the time asked for, unless an earlier one is asked for', async () => {
      await at.queue.enqueue([request('a', '1', { runAt: START + 1000 }), request('b', '1', { runAt: START + 1000 })]);
      await at.queue.enqueue([request('b', '2', { runAt: START + 10 })]);
      at.pass(10);
      expect((await at.queue.claim(9)).map(({ key, payload }) => key + payload)).toEqual(['b2']);
      expect((await at.queue.state()).scheduled).toBe(1);
    });

    it('runs again when the job asked for it, or earlier when something newer comes', async () => {
      await at.queue.enqueue([request('a', '1'), request('b', '1')]);
      for (const job of await at.queue.claim(9)) await at.queue.settle(job, { is: 'done', againAt: START + 100_000 });
      at.pass(DEBOUNCE);
      await at.queue.enqueue([request('b', '2')]);
      expect((await at.queue.claim(9)).map(({ key, payload }) => key + payload)).toEqual(['b2']);
      at.pass(100_000 - DEBOUNCE);
      expect((await at.queue.claim(9)).find(({ key }) => key === 'a')).toMatchObject({ payload: '1', attempts: 1 });
    });

    it('wakes what is queued no later than the job that ends asked for', async () => {
      await at.queue.enqueue([request('a', '1')]);
      const job = await at.claimOne();
      await at.queue.enqueue([request('a', '2', { runAt: START + 500_000 })]);
      await at.queue.settle(job, { is: 'done', againAt: START + 10_000 });
      at.pass(10_000);
      expect((await at.queue.claim(9)).map(({ payload }) => payload)).toEqual(['2']);
    });

    it('tells who shares the queue that there is work', async () => {
      let rings = 0;
      at.queue.onWork(() => (rings += 1));
      await at.queue.enqueue([request('a')]);
      await at.queue.enqueue([]);
      expect(rings).toBe(1);
    });
  });

  describe('failures', () => {
    it('tries again after a growing wait, then keeps a dead letter that can be queued again', async () => {
      await failUntilDead('a');
      expect(await at.queue.claim(9)).toEqual([]);
      const [dead] = await at.queue.dead(9);
      expect(dead).toMatchObject({ key: 'a', error: 'broken', attempts: MOST_ATTEMPTS });
      expect(await at.queue.requeue(dead?.id ?? '')).toBe(true);
      expect(await at.claimOne()).toMatchObject({ key: 'a', attempts: 1 });
      expect(await at.queue.requeue(dead?.id ?? '')).toBe(false);
    });

    it('waits twice as long after each failure', async () => {
      await at.queue.enqueue([request('a')]);
      const waits: number[] = [];
      for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
        const job = await at.claimOne();
        at.pass(DEBOUNCE);
        await at.queue.settle(job, { is: 'failed', error: 'broken' });
        const next = (await at.queue.nextAt()) ?? 0;
        waits.push(next - at.now());
        at.pass(next - at.now());
      }
      expect(waits).toEqual([1000, 2000, 4000]);
    });

    it('drops a failed job when newer work of its key is queued, with fresh attempts', async () => {
      await at.queue.enqueue([request('a', '1')]);
      const job = await at.claimOne();
      await at.queue.enqueue([request('a', '2')]);
      await at.queue.settle(job, { is: 'failed', error: 'broken' });
      expect((await at.queue.state()).scheduled).toBe(1);
      at.pass(DEBOUNCE);
      expect(await at.claimOne()).toMatchObject({ payload: '2', attempts: 1 });
    });

    it('forgets the dead letter of a key that went well since', async () => {
      await failUntilDead('a');
      await at.queue.enqueue([request('a', '2')]);
      const job = await at.claimOne();
      await at.queue.settle(job, { is: 'done' });
      expect(await at.queue.state()).toMatchObject({ queued: 0, scheduled: 0, active: 0, dead: 0 });
    });

    it('counts no attempt for a rate limit, and starts nothing of that installation before its end', async () => {
      await at.queue.enqueue([request('a'), request('b'), request('c', '{}', { installationId: 8 })]);
      const job = await at.claimOne();
      await at.queue.settle(job, { is: 'rate-limited', until: START + 60_000 });
      expect((await at.queue.claim(9)).map(({ key }) => key)).toEqual(['c']);
      at.pass(60_000);
      const again = await at.queue.claim(9);
      expect(again.find(({ key }) => key === 'a')?.attempts).toBe(1);
      expect(again.map(({ key }) => key)).toContain('b');
    });

    it('gives a released job to the next claim as if nothing had happened', async () => {
      await at.queue.enqueue([request('a')]);
      const job = await at.claimOne();
      await at.queue.settle(job, { is: 'released' });
      expect(await at.claimOne()).toMatchObject({ attempts: 1 });
    });
  });

  describe('leases', () => {
    it('returns the job of a worker that died, and refuses its late word', async () => {
      await at.queue.enqueue([request('a')]);
      const job = await at.claimOne();
      at.pass(LEASE);
      expect(await at.queue.claim(9)).toEqual([]);
      at.pass(LEASE);
      expect(await at.claimOne()).toMatchObject({ key: 'a', attempts: 2 });
      expect(await at.queue.settle(job, { is: 'done' })).toBe(false);
      expect((await at.queue.heartbeat([job])).size).toBe(0);
    });

    it('lets a worker keep its job as long as it says so', async () => {
      await at.queue.enqueue([request('a')]);
      const job = await at.claimOne();
      for (let beat = 0; beat < 5; beat += 1) {
        at.pass(LEASE - 1);
        expect(await at.queue.heartbeat([job])).toEqual(new Set([job.id]));
      }
      expect(await at.queue.settle(job, { is: 'done' })).toBe(true);
    });

    it('gives up on a job that stops its worker every time', async () => {
      await at.queue.enqueue([request('a')]);
      // A lease that ended is noticed by one claim; the wait after it ends before the next.
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
        expect(await at.claimOne()).toMatchObject({ attempts: attempt });
        at.pass(LEASE);
        expect(await at.queue.claim(1)).toEqual([]);
        at.pass(3_600_000);
      }
      expect(await at.queue.state()).toMatchObject({ dead: 1, queued: 0, active: 0 });
    });
  });

  describe('fairness', () => {
    it('takes turns between installations, whatever one of them floods', async () => {
      const flood = Array.from({ length: 50 }, (_, n) => request(`1:${n}`, '{}', { installationId: 1, priority: 9 }));
      await at.queue.enqueue([
        ...flood,
        request('2:1', '{}', { installationId: 2 }),
        request('2:2', '{}', { installationId: 2 }),
      ]);
      const order: number[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        const job = await at.claimOne();
        order.push(job.installationId);
        await at.queue.settle(job, { is: 'done' });
      }
      expect(order).toEqual([1, 2, 1, 2]);
    });

    it('never runs more jobs of one installation than its cap', async () => {
      await at.queue.enqueue(Array.from({ length: 10 }, (_, n) => request(String(n))));
      expect(await at.queue.claim(9)).toHaveLength(CAP);
      expect(await at.queue.claim(9)).toEqual([]);
    });

    it('takes the more urgent first within an installation, then the older', async () => {
      await at.queue.enqueue([request('a'), request('b', '{}', { priority: 5 }), request('c')]);
      expect((await at.queue.claim(9)).map(({ key }) => key)).toEqual(['b', 'a', 'c']);
    });
  });

  describe('schedules', () => {
    it('gives each turn to one caller and remembers the next', async () => {
      expect(await at.schedules.dueAt('sweep')).toBeNull();
      await at.schedules.plan('sweep', START);
      await at.schedules.plan('sweep', START + 5);
      const taken = await Promise.all([1, 2, 3].map(() => at.schedules.take('sweep', START, START + 60)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await at.schedules.dueAt('sweep')).toBe(START + 60);
    });
  });
}
