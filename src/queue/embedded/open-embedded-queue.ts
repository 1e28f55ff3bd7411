import { sql, type Kysely } from 'kysely';

import type { DeadJob, Job, Queue, QueueOptions, QueueState, Schedules } from '../port.ts';
import { claimJobs } from './claim.ts';
import { enqueueJob } from './enqueue.ts';
import { createSchedules } from './schedules.ts';
import { settingsOf, type Settings } from './settings.ts';
import { settleJob } from './settle.ts';
import { migrateQueue, type QueueTables, type Reader } from './tables.ts';

/** Opens the queue and the schedules inside an SQLite file that the caller opened and will close. */
export async function openEmbeddedQueue(
  database: Kysely<object>,
  options: QueueOptions,
): Promise<{ readonly queue: Queue; readonly schedules: Schedules }> {
  const db: Reader = database.withTables<QueueTables>();
  await migrateQueue(db);
  return { queue: createQueue(db, settingsOf(options)), schedules: createSchedules(db) };
}

function createQueue(db: Reader, settings: Settings): Queue {
  const listeners: (() => void)[] = [];
  const write = () => db.transaction();
  return {
    async enqueue(requests) {
      if (requests.length === 0) return;
      await write().execute(async (trx) => {
        for (const request of requests) await enqueueJob(trx, request, settings);
      });
      for (const listener of listeners) listener();
    },
    claim: (limit) => write().execute((trx) => claimJobs(trx, limit, settings)),
    heartbeat: (jobs) => prolong(db, jobs, settings),
    settle: (job, settlement) => write().execute((trx) => settleJob(trx, job, settlement, settings)),
    nextAt: () => nextAt(db),
    state: () => stateAt(db, settings.now().getTime()),
    dead: (limit) => dead(db, limit),
    async requeue(id) {
      const queued = await requeue(db, id, settings);
      if (queued) for (const listener of listeners) listener();
      return queued;
    },
    onWork: (listener) => void listeners.push(listener),
  };
}

async function prolong(db: Reader, jobs: readonly Job[], { now, leaseMs }: Settings): Promise<ReadonlySet<string>> {
  if (jobs.length === 0) return new Set();
  const rows = await db
    .updateTable('job')
    .set({ leaseEndsAt: now().getTime() + leaseMs })
    .where('state', '=', 'active')
    .where((row) => row.or(jobs.map(({ id, lease }) => row.and({ id: Number(id), lease }))))
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => String(id)));
}

async function nextAt(db: Reader): Promise<number | null> {
  const { rows } = await sql<{ readonly at: number | null }>`
    select min("at") as "at" from (
      select "leaseEndsAt" as "at" from "job" where "state" = 'active'
      union all
      select max("job"."runAt", coalesce("tenant"."pausedUntil", 0))
      from "job" left join "tenant" on "tenant"."installationId" = "job"."installationId"
      where "job"."state" = 'queued' and not exists (
        select 1 from "job" as "other" where "other"."key" = "job"."key" and "other"."state" = 'active'
      )
    )`.execute(db);
  return rows[0]?.at ?? null;
}

async function stateAt(db: Reader, now: number): Promise<QueueState> {
  const { rows } = await sql<QueueState>`
    select
      count(*) filter (where "state" = 'queued' and "runAt" <= ${now}) as "queued",
      count(*) filter (where "state" = 'queued' and "runAt" > ${now}) as "scheduled",
      count(*) filter (where "state" = 'active') as "active",
      count(*) filter (where "state" = 'dead') as "dead",
      min(max("runAt", "queuedAt")) filter (where "state" = 'queued' and "runAt" <= ${now}) as "oldestAt"
    from "job"`.execute(db);
  return rows[0] ?? { queued: 0, scheduled: 0, active: 0, dead: 0, oldestAt: null };
}

async function dead(db: Reader, limit: number): Promise<DeadJob[]> {
  const rows = await db
    .selectFrom('job')
    .select(['id', 'key', 'kind', 'installationId', 'payload', 'attempts', 'error', 'diedAt'])
    .where('state', '=', 'dead')
    .orderBy('diedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, ...row }) => Object.assign(row, { id: String(id) }));
}

async function requeue(db: Reader, id: string, { now }: Settings): Promise<boolean> {
  const rows = await db
    .updateTable('job')
    .set({ state: 'queued', attempts: 0, runAt: 0, queuedAt: now().getTime(), error: '', diedAt: 0 })
    .where((row) => row.and({ id: Number(id), state: 'dead' }))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('job as newer')
            .select('newer.id')
            .whereRef('newer.key', '=', 'job.key')
            .where('newer.state', '=', 'queued'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return rows.length > 0;
}
