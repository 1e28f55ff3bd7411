import { afterEach, beforeEach } from 'vitest';

import type { Store } from '../../src/store/port.ts';

export const DAY = 24 * 3_600_000;
export const START = Date.UTC(2026, 9, 12);
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export type OpenStore = (
  clock: () => Date,
  options: { readonly maxObjectBytes?: number },
) => Promise<{ readonly store: Store; readonly end: () => Promise<void> }>;

/** A fresh store for each test, and a clock that only moves when told to. */
export interface StoreUnderTest {
  readonly store: Store;
  pass(ms: number): void;
}

export function openForEach(open: OpenStore): StoreUnderTest {
  let now = START;
  let opened: Awaited<ReturnType<OpenStore>> | undefined;
  beforeEach(async () => {
    now = START;
    opened = await open(() => new Date(now), { maxObjectBytes: 1000 });
  });
  afterEach(() => opened?.end());
  return {
    get store() {
      if (opened === undefined) throw new Error('The store is opened before each test.');
      return opened.store;
    },
    pass(ms) {
      now += ms;
    },
  };
}
