import { expect, it } from 'vitest';

import { pruneStore } from './prune-store.ts';

it('drops old payloads and expired answers, and looks after the room of each installation', async () => {
  const done: unknown[] = [];
  const note =
    (what: string) =>
    (...values: unknown[]) => {
      done.push([what, ...values]);
      return Promise.resolve(0);
    };
  await pruneStore(
    {
      deliveries: { prune: note('deliveries') },
      memory: { prune: note('memory') },
      evidence: { keepers: () => Promise.resolve([7, 8]), size: note('size') },
    } as never,
    { now: () => new Date(1_000_000_000_000), evidenceBytes: 1_000 },
  );
  expect(done.slice(1)).toEqual([['memory'], ['size', 7], ['size', 8]]);
});
