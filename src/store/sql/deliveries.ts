import type { Transaction } from 'kysely';

import type { Acceptance, ClaimedDelivery, Deliveries, FailedDelivery, InboxState, NewDelivery } from '../port.ts';
import type { Sql, Tables } from './tables.ts';

/** SQLite takes 32,766 bound values a statement, PostgreSQL 65,535. */
const ROWS_A_STATEMENT = 500;
/** Not the arrival: a clock set back would hold the inbox. */
const AT_ONCE = 0;

export function createDeliveries(sql: Sql): Deliveries {
  const { db } = sql;
  return {
    accept: (deliveries) => db.transaction().execute((trx) => accept(trx, deliveries)),
    claim: (limit, leaseMs) => claim(sql, limit, leaseMs),
    async done(guids) {
      if (guids.length === 0) return;
      await db.updateTable('delivery').set({ state: 'done', error: '' }).where('guid', 'in', guids).execute();
    },
    async retry(guid, error, at) {
      await db.updateTable('delivery').set({ availableAt: at, error }).where('guid', '=', guid).execute();
    },
    async fail(guid, error) {
      await db.updateTable('delivery').set({ state: 'failed', error }).where('guid', '=', guid).execute();
    },
    async release(guids) {
      if (guids.length === 0) return;
      await db
        .updateTable('delivery')
        .set((row) => ({ availableAt: AT_ONCE, attempts: row('attempts', '-', 1) }))
        .where('guid', 'in', guids)
        .where('state', '=', 'pending')
        .execute();
    },
    failed: (limit) => failed(sql, limit),
    state: () => state(sql),
    async nextAt() {
      const row = await db
        .selectFrom('delivery')
        .select(({ fn }) => fn.min('availableAt').as('at'))
        .where('state', '=', 'pending')
        .executeTakeFirst();
      return row?.at ?? null;
    },
    prune: (limits) => db.transaction().execute((trx) => prune(trx, limits)),
  };
}

async function accept(trx: Transaction<Tables>, deliveries: readonly NewDelivery[]): Promise<Acceptance[]> {
  const firsts = new Map<string, NewDelivery>();
  for (const delivery of deliveries) if (!firsts.has(delivery.guid)) firsts.set(delivery.guid, delivery);
  const taken = new Map<string, Acceptance>();
  const rest = [...firsts.values()];
  while (rest.length > 0) await acceptSome(trx, rest.splice(0, ROWS_A_STATEMENT), taken);
  return deliveries.map((delivery) =>
    firsts.get(delivery.guid) === delivery ? (taken.get(delivery.guid) ?? 'duplicate') : 'duplicate',
  );
}

async function acceptSome(
  trx: Transaction<Tables>,
  deliveries: readonly NewDelivery[],
  taken: Map<string, Acceptance>,
): Promise<void> {
  const fresh = await trx
    .insertInto('delivery')
    .values(deliveries.map(freshRow))
    .onConflict((conflict) => conflict.column('guid').doNothing())
    .returning('guid')
    .execute();
  for (const { guid } of fresh) taken.set(guid, 'accepted');
  const known = deliveries.filter(({ guid }) => !taken.has(guid));
  const receivedAt = Math.max(...deliveries.map((delivery) => delivery.receivedAt));
  if (known.length > 0) for (const guid of await retake(trx, known, receivedAt)) taken.set(guid, 'retaken');
  const payloads = deliveries
    .filter(({ guid }) => taken.has(guid))
    .map(({ guid, payload }) => ({ guid, bytes: payload }));
  if (payloads.length === 0) return;
  await trx
    .insertInto('deliveryPayload')
    .values(payloads)
    .onConflict((conflict) => conflict.column('guid').doUpdateSet((row) => ({ bytes: row.ref('excluded.bytes') })))
    .execute();
}

const freshRow = ({ guid, event, installationId, receivedAt }: NewDelivery) =>
  ({
    guid,
    event,
    installationId,
    receivedAt,
    state: 'pending',
    attempts: 0,
    availableAt: AT_ONCE,
    error: '',
  }) as const;

/** GitHub sends a delivery again under its old GUID: taken if we had given up on it. */
async function retake(
  trx: Transaction<Tables>,
  deliveries: readonly NewDelivery[],
  receivedAt: number,
): Promise<string[]> {
  const rows = await trx
    .updateTable('delivery')
    .set({ state: 'pending', attempts: 0, availableAt: AT_ONCE, receivedAt, error: '' })
    .where('state', '=', 'failed')
    .where(
      'guid',
      'in',
      deliveries.map(({ guid }) => guid),
    )
    .returning('guid')
    .execute();
  return rows.map(({ guid }) => guid);
}

async function claim({ db, now, skipLocked }: Sql, limit: number, leaseMs: number): Promise<ClaimedDelivery[]> {
  const at = now().getTime();
  const guids = await db.transaction().execute(async (trx) => {
    const ready = await trx
      .selectFrom('delivery')
      .select('guid')
      .where('state', '=', 'pending')
      .where('availableAt', '<=', at)
      .orderBy('availableAt')
      .orderBy('receivedAt')
      .limit(limit)
      .$if(skipLocked, (query) => query.forUpdate().skipLocked())
      .execute();
    const found = ready.map(({ guid }) => guid);
    if (found.length === 0) return found;
    await trx
      .updateTable('delivery')
      .set((row) => ({ attempts: row('attempts', '+', 1), availableAt: at + leaseMs }))
      .where('guid', 'in', found)
      .execute();
    return found;
  });
  if (guids.length === 0) return [];
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('deliveryPayload', 'deliveryPayload.guid', 'delivery.guid')
    .select(['delivery.guid', 'event', 'installationId', 'receivedAt', 'attempts', 'bytes as payload'])
    .where('delivery.guid', 'in', guids)
    .orderBy('receivedAt')
    .orderBy('delivery.guid')
    .execute();
  return rows;
}

function failed({ db }: Sql, limit: number): Promise<FailedDelivery[]> {
  return db
    .selectFrom('delivery')
    .select(['guid', 'event', 'installationId', 'receivedAt', 'attempts', 'error'])
    .where('state', '=', 'failed')
    .orderBy('receivedAt', 'desc')
    .limit(limit)
    .execute();
}

async function state({ db }: Sql): Promise<InboxState> {
  const rows = await db
    .selectFrom('delivery')
    .select((row) => ['state', row.fn.countAll<number>().as('rows'), row.fn.min('receivedAt').as('oldestAt')])
    .where('state', '!=', 'done')
    .groupBy('state')
    .execute();
  const of = (name: string) => rows.find((row) => row.state === name);
  const pending = of('pending');
  return {
    pending: pending?.rows ?? 0,
    failed: of('failed')?.rows ?? 0,
    oldestAt: pending?.oldestAt ?? null,
  };
}

async function prune(
  trx: Transaction<Tables>,
  { payloadsBefore, rowsBefore }: { readonly payloadsBefore: number; readonly rowsBefore: number },
): Promise<void> {
  await trx
    .deleteFrom('deliveryPayload')
    .where('guid', 'in', (row) =>
      row
        .selectFrom('delivery')
        .select('guid')
        .where('state', '!=', 'pending')
        .where('receivedAt', '<', Math.max(payloadsBefore, rowsBefore)),
    )
    .execute();
  await trx.deleteFrom('delivery').where('state', '!=', 'pending').where('receivedAt', '<', rowsBefore).execute();
}
