import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { describeDeliveries } from './store-deliveries.ts';
import { describeEvidence } from './store-evidence.ts';
import { describeMemory } from './store-memory.ts';
import { openForEach, type OpenStore } from './store-opening.ts';
import { describeVerdicts } from './store-verdicts.ts';

/** What every store promises; an adapter is one line below. */
function describeStore(adapter: string, open: OpenStore): void {
  describe(`store (${adapter})`, () => {
    const at = openForEach(open);
    describeDeliveries(at);
    describeMemory(at);
    describeEvidence(at);
    describeVerdicts(at);
    it('proves with a write that it can take writes', async () => {
      await expect(at.store.ping()).resolves.toBeUndefined();
    });
  });
}

const openEmbedded: OpenStore = async (now, options) => {
  const folder = mkdtempSync(join(tmpdir(), 'garde-fou-store-'));
  const store = await openEmbeddedStore({ file: join(folder, 'store.db'), now, ...options });
  const end = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, end };
};

describeStore('embedded', openEmbedded);
