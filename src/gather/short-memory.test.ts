import { afterEach, beforeEach, expect, it } from 'vitest';

import { type EmbeddedStore, openEmbeddedStore } from '../store/embedded/open-embedded-store.ts';
import { remembered } from './short-memory.ts';

const NOW = 1_000;
let store: EmbeddedStore;
beforeEach(async () => {
  store = await openEmbeddedStore({ file: ':memory:', now: () => new Date(NOW) });
});
afterEach(() => store.close());

const ask = (read: () => Promise<string>): Promise<string> => remembered({ store, now: () => NOW }, '7:team:cto', read);

it('asks once', async () => {
  expect(await ask(() => Promise.resolve('claire'))).toBe('claire');
  expect(await ask(() => Promise.reject(new Error('asked again')))).toBe('claire');
});

it('asks again after an event that came while GitHub was answering', async () => {
  const late = await ask(async () => {
    await store.memory.forget('7:');
    return 'claire and a former member';
  });
  expect(late).toBe('claire and a former member');
  expect(await ask(() => Promise.resolve('claire'))).toBe('claire');
});

it('keeps nothing of a question that failed', async () => {
  await expect(ask(() => Promise.reject(new Error('GitHub is down')))).rejects.toThrow('GitHub is down');
  expect(await ask(() => Promise.resolve('claire'))).toBe('claire');
});
