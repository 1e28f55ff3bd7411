import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openEmbeddedQueue } from '../../queue/embedded/open-embedded-queue.ts';
import type { Schedules } from '../../queue/port.ts';
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import type { Store } from '../../store/port.ts';
import { pruneStore } from './prune-store.ts';
import { every, startSchedules, type RepeatingTask } from './start-schedules.ts';

const NOW = Date.UTC(2026, 9, 12);
const HOUR = 3_600_000;
const now = () => new Date(NOW);

let store: Store;
let schedules: Schedules;
beforeEach(async () => {
  const opened = await openEmbeddedStore({ file: ':memory:', now });
  store = opened;
  ({ schedules } = await openEmbeddedQueue(opened.database, { now, random: () => 0.5 }));
});
afterEach(() => store.close());

/** Starts the tasks, lets the first turn of each end, and stops. */
async function runOnce(task: Partial<RepeatingTask>, at = NOW): Promise<{ runs: number; errors: string[] }> {
  let runs = 0;
  const errors: string[] = [];
  const turn = Promise.withResolvers<void>();
  const running = startSchedules({
    schedules: {
      ...schedules,
      // The last thing that a turn does is to look when it is due again.
      dueAt: async (name) => {
        const due = await schedules.dueAt(name);
        if (due !== null && due > at) turn.resolve();
        return due;
      },
    },
    tasks: [{ name: 'sweep', next: every(HOUR), run: async () => void (runs += 1), ...task }],
    now: () => new Date(at),
    onError: (error) => errors.push(String(error)),
  });
  await turn.promise;
  await running.stop();
  return { runs, errors };
}

describe('schedules', () => {
  it('runs a task at its time, not before', async () => {
    expect((await runOnce({})).runs).toBe(0);
    expect((await runOnce({}, NOW + HOUR - 1)).runs).toBe(0);
    expect((await runOnce({}, NOW + HOUR)).runs).toBe(1);
    expect(await schedules.dueAt('sweep')).toBe(NOW + 2 * HOUR);
  });

  it('catches up one turn after a long pause, not all of them', async () => {
    await runOnce({});
    expect((await runOnce({}, NOW + 100 * HOUR)).runs).toBe(1);
    expect(await schedules.dueAt('sweep')).toBe(NOW + 101 * HOUR);
  });

  it('comes back after the clock was set back', async () => {
    await schedules.plan('sweep', NOW + 1000 * HOUR);
    await runOnce({});
    expect(await schedules.dueAt('sweep')).toBe(NOW + HOUR);
  });

  it('reports a failed turn and keeps its place', async () => {
    await schedules.plan('sweep', NOW);
    const { errors } = await runOnce({ run: () => Promise.reject(new Error('no network')) });
    expect(errors).toEqual(['Error: no network']);
    expect(await schedules.dueAt('sweep')).toBe(NOW + HOUR);
  });

  it('runs at every start what asks for it', async () => {
    const done: number[] = [];
    for (let start = 0; start < 2; start += 1) {
      const turn = Promise.withResolvers<void>();
      const run = async () => {
        done.push(start);
        turn.resolve();
      };
      const running = startSchedules({
        schedules,
        tasks: [{ name: 'sweep', next: every(HOUR), atStart: true, run }],
        now: () => new Date(NOW + start),
        onError: () => {},
      });
      await turn.promise;
      await running.stop();
    }
    expect(done).toEqual([0, 1]);
  });

  it('prunes finished deliveries and keeps what could be sent again', async () => {
    const delivery = { event: 'push', installationId: 7, payload: new Uint8Array([1]) };
    await store.deliveries.accept([
      { ...delivery, guid: 'old', receivedAt: NOW - 9 * 24 * HOUR },
      { ...delivery, guid: 'recent', receivedAt: NOW - 2 * 24 * HOUR },
    ]);
    await store.deliveries.done(['old', 'recent']);
    await pruneStore(store, { now, evidenceBytes: 1_000 });
    expect(
      await store.deliveries.accept([
        { ...delivery, guid: 'old', receivedAt: NOW },
        { ...delivery, guid: 'recent', receivedAt: NOW },
      ]),
    ).toEqual(['accepted', 'duplicate']);
  });
});
