import { randomUUID } from 'node:crypto';

import { sql as raw } from 'kysely';

import type { ObjectCache, ObjectKey, ShortMemory } from '../port.ts';
import type { Sql } from './tables.ts';

const HOUR = 3_600_000;
/** Room is made when an eighth of the bound was written, down to nine tenths of it. */
const CHECK_EVERY = 8;
const KEEP = 0.9;
/** Until when a reservation is an answer: never. */
const RESERVED = 0;

export function createObjectCache({ db, now }: Sql, maxBytes: number): ObjectCache {
  let unchecked = maxBytes;
  return {
    size: () => sizeOf(db),
    async get(key) {
      const row = await db
        .selectFrom('object')
        .select(['bytes', 'usedAt'])
        .where('key', '=', textOf(key))
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const usedAt = now().getTime();
      if (usedAt - row.usedAt >= HOUR)
        await db.updateTable('object').set({ usedAt }).where('key', '=', textOf(key)).execute();
      return row.bytes;
    },
    async put(key, bytes) {
      if (bytes.length > maxBytes) return;
      await db
        .insertInto('object')
        .values({ key: textOf(key), bytes, size: bytes.length, usedAt: now().getTime() })
        .onConflict((row) => row.column('key').doNothing())
        .execute();
      unchecked += bytes.length;
      if (unchecked < maxBytes / CHECK_EVERY) return;
      unchecked = 0;
      if ((await sizeOf(db)) > maxBytes) await shrinkTo(db, Math.floor(maxBytes * KEEP));
    },
  };
}

async function sizeOf(db: Sql['db']): Promise<number> {
  const row = await db
    .selectFrom('object')
    .select((object) => object.fn.sum<number | string | null>('size').as('bytes'))
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

async function shrinkTo(db: Sql['db'], bytes: number): Promise<void> {
  const ranked = db
    .selectFrom('object')
    .select(['key', raw<number>`sum("size") over (order by "usedAt" desc, "key")`.as('running')])
    .as('ranked');
  await db
    .deleteFrom('object')
    .where('key', 'in', db.selectFrom(ranked).select('ranked.key').where('ranked.running', '>', bytes))
    .execute();
}

const textOf = ({ repositoryId, kind, sha }: ObjectKey): string => `${repositoryId}/${kind}/${sha}`;

export function createShortMemory({ db, now }: Sql): ShortMemory {
  return {
    async get(key) {
      const row = await db
        .selectFrom('memory')
        .select('json')
        .where('key', '=', key)
        .where('expiresAt', '>', now().getTime())
        .executeTakeFirst();
      return row?.json;
    },
    async set(key, json, expiresAt) {
      await db
        .insertInto('memory')
        .values({ key, json, expiresAt })
        .onConflict((row) => row.column('key').doUpdateSet({ json, expiresAt }))
        .execute();
    },
    async reserve(key) {
      const reservation = randomUUID();
      const row = { json: reservation, expiresAt: RESERVED };
      await db
        .insertInto('memory')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
      return reservation;
    },
    async keep(key, { reservation, json, expiresAt }) {
      await db
        .updateTable('memory')
        .set({ json, expiresAt })
        .where((row) => row.and({ key, json: reservation, expiresAt: RESERVED }))
        .execute();
    },
    async forget(prefix) {
      // Not LIKE (wildcards to escape, SQLite's ignores case), not a range (depends on PostgreSQL's collation).
      await db
        .deleteFrom('memory')
        .where(raw<string>`substr("key", 1, ${raw.lit(Array.from(prefix).length)})`, '=', prefix)
        .execute();
    },
    async prune() {
      await db.deleteFrom('memory').where('expiresAt', '<=', now().getTime()).execute();
    },
  };
}
