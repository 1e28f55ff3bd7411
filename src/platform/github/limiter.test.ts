import { expect, test } from 'vitest';

import { Limiter } from './limiter.ts';

test('check runs go before anything people could wait for', async () => {
  const limiter = new Limiter({ writeInterval: 1, maximumReads: 1 });
  const order: string[] = [];
  const write = (name: string, urgency: 'check' | 'talk') =>
    limiter.write(urgency, () => {
      order.push(name);
      return Promise.resolve();
    });
  await Promise.all([write('first', 'talk'), write('comment', 'talk'), write('check', 'check')]);
  expect(order).toEqual(['first', 'check', 'comment']);
});

test('no more reads run at once than allowed', async () => {
  const limiter = new Limiter({ writeInterval: 1, maximumReads: 2 });
  let running = 0;
  let most = 0;
  const read = () =>
    limiter.read(async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    });
  await Promise.all(Array.from({ length: 10 }, read));
  expect(most).toBe(2);
});

test('a failing write lets the next one go', async () => {
  const limiter = new Limiter({ writeInterval: 1, maximumReads: 1 });
  await expect(limiter.write('check', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  await expect(limiter.write('check', () => Promise.resolve('written'))).resolves.toBe('written');
});
