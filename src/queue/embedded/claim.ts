import { sql } from 'kysely';

import type { Job } from '../port.ts';
import type { Settings } from './settings.ts';
import { failJob } from './settle.ts';
import type { Writer } from './tables.ts';

const LEASE_ENDED = 'The worker stopped before the job was done.';

export async function claimJobs(trx: Writer, limit: number, settings: Settings): Promise<Job[]> {
  const now = settings.now().getTime();
  await returnExpired(trx, now, settings);
  await trx
    .deleteFrom('pace')
    .where('startedAt', '<=', now - settings.debounceMs)
    .execute();
  const turn = await trx
    .selectFrom('tenant')
    .select(({ fn }) => fn.max('served').as('last'))
    .executeTakeFirst();
  const jobs: Job[] = [];
  for (const id of await fairChoice(trx, now, limit, settings)) {
    const job = await start(trx, id, now + settings.leaseMs);
    await noteStart(trx, job, now, (turn?.last ?? 0) + jobs.length + 1);
    jobs.push(job);
  }
  return jobs;
}

async function returnExpired(trx: Writer, now: number, settings: Settings): Promise<void> {
  const expired = await trx
    .selectFrom('job')
    .select(['id', 'key', 'attempts'])
    .where('state', '=', 'active')
    .where('leaseEndsAt', '<=', now)
    .execute();
  for (const job of expired) await failJob(trx, job, LEASE_ENDED, settings);
}

/**
 * Round robin: the installation with the fewest active jobs first, then the one served longest ago; within an
 * installation by priority, then age. None goes over its cap.
 */
async function fairChoice(trx: Writer, now: number, limit: number, settings: Settings): Promise<number[]> {
  const cap = settings.activePerInstallation;
  const { rows } = await sql<{ readonly id: number }>`
    with "busy" as (
      select "installationId", count(*) as "jobs" from "job" where "state" = 'active' group by "installationId"
    ), "ready" as (
      select "job"."id", "tenant"."served",
        coalesce("busy"."jobs", 0) + row_number() over (
          partition by "job"."installationId" order by "job"."priority" desc, "job"."id"
        ) as "position"
      from "tenant"
      left join "busy" on "busy"."installationId" = "tenant"."installationId"
      join "job" on "job"."id" in (
        select "next"."id" from "job" as "next"
        where "next"."state" = 'queued' and "next"."installationId" = "tenant"."installationId"
          and "next"."runAt" <= ${now}
          and not exists (select 1 from "job" as "other" where "other"."key" = "next"."key" and "other"."state" = 'active')
        order by "next"."priority" desc, "next"."id" limit ${cap}
      )
      where "tenant"."pausedUntil" <= ${now}
    )
    select "id" from "ready" where "position" <= ${cap} order by "position", "served", "id" limit ${limit}`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

async function start(trx: Writer, id: number, leaseEndsAt: number): Promise<Job> {
  const row = await trx
    .updateTable('job')
    .set((job) => ({
      state: 'active' as const,
      attempts: job('attempts', '+', 1),
      lease: job('lease', '+', 1),
      leaseEndsAt,
    }))
    .where('id', '=', id)
    .returning(['key', 'kind', 'installationId', 'payload', 'priority', 'attempts', 'lease'])
    .executeTakeFirstOrThrow();
  return { ...row, id: String(id) };
}

async function noteStart(trx: Writer, job: Job, startedAt: number, served: number): Promise<void> {
  const { key, installationId } = job;
  await trx
    .insertInto('pace')
    .values({ key, startedAt })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ startedAt }))
    .execute();
  await trx.updateTable('tenant').set({ served }).where('installationId', '=', installationId).execute();
}
