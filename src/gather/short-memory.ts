import type { Tools } from './tools.ts';

/** Ten minutes: events about people and permissions forget it sooner. */
const KEPT_FOR = 10 * 60_000;

/**
 * Asks once in a while for what may change; the key begins with a numeric id, `keptFor` is in milliseconds. What an
 * event told to forget while it was being read is answered this once and not kept.
 */
export async function remembered<T>(
  { store, now }: Pick<Tools, 'now'> & { readonly store: Pick<Tools['store'], 'memory'> },
  key: string,
  read: () => Promise<T>,
  keptFor = KEPT_FOR,
): Promise<T> {
  const known = await store.memory.get(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  if (known !== undefined) return JSON.parse(known) as T;
  const reservation = await store.memory.reserve(key);
  const value = await read();
  await store.memory.keep(key, { reservation, json: JSON.stringify(value), expiresAt: now() + keptFor });
  return value;
}
