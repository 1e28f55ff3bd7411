import { describe } from 'vitest';

import { openEmbeddedQueue } from '../../src/queue/embedded/open-embedded-queue.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import type { OpenQueue } from './queue-opening.ts';
import { describePromises } from './queue-promises.ts';
import { describeProperties } from './queue-properties.ts';

/** What every queue promises; an adapter is one line below. */
function describeQueue(adapter: string, open: OpenQueue): void {
  describe(`queue (${adapter})`, () => {
    describePromises(open);
    describeProperties(open);
  });
}

const openEmbedded: OpenQueue = async (options) => {
  const store = await openEmbeddedStore({ file: ':memory:', now: options.now });
  return { ...(await openEmbeddedQueue(store.database, options)), end: () => store.close() };
};

describeQueue('embedded', openEmbedded);
