import { expect, it } from 'vitest';

import { limits } from '../../gather/evidence/limits.ts';
import { pruneStore } from './prune-store.ts';

it('drops old payloads, expired answers and, beyond the bound of an installation, its oldest archives', async () => {
  const done: unknown[] = [];
  const note =
    (what: string) =>
    (...values: unknown[]) => {
      done.push([what, ...values]);
      return Promise.resolve();
    };
  await pruneStore(
    {
      deliveries: { prune: note('deliveries') },
      memory: { prune: note('memory') },
      evidence: { keepers: () => Promise.resolve([7, 8]), shrink: note('evidence') },
    } as never,
    () => new Date(1_000_000_000_000),
  );
  expect(done.slice(1)).toEqual([
    ['memory'],
    ['evidence', 7, limits.installationBytes],
    ['evidence', 8, limits.installationBytes],
  ]);
});
