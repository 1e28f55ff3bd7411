import { expect, test } from 'vitest';

import { FairQueue, TooBusy } from './fair-queue.ts';

test('tenants take turns, whoever asked for more first', async () => {
  const queue = new FairQueue(['thread'], 100);
  const done: string[] = [];
  const ask = (tenant: number, name: string): Promise<void> =>
    queue.run(tenant, async () => {
      await Promise.resolve();
      done.push(name);
    });
  await Promise.all([ask(1, 'a1'), ask(1, 'a2'), ask(1, 'a3'), ask(2, 'b1'), ask(3, 'c1'), ask(2, 'b2')]);
  expect(done).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('a tenant that asks for too much is refused, and no other is', async () => {
  const queue = new FairQueue(['thread'], 2);
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const first = [1, 2, 3].map(() => queue.run(1, () => gate));
  await expect(queue.run(1, () => gate)).rejects.toBeInstanceOf(TooBusy);
  const other = queue.run(2, () => Promise.resolve('served'));
  open();
  await Promise.all(first);
  expect(await other).toBe('served');
});

test('a job that fails gives its resource back', async () => {
  const queue = new FairQueue(['thread'], 2);
  await expect(queue.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(1, (thread) => Promise.resolve(thread))).toBe('thread');
  await Promise.resolve();
  expect(queue.isIdle(1)).toBe(true);
});
