import type { JobRequest } from '../port.ts';
import type { Settings } from './settings.ts';
import type { Writer } from './tables.ts';

/** Queues a job, or gives the one already queued under this key the newer payload. */
export async function enqueueJob(trx: Writer, request: JobRequest, settings: Settings): Promise<void> {
  const { key, kind, installationId, payload, priority = 0 } = request;
  const runAt = await earliestStart(trx, key, request.runAt ?? 0, settings);
  await trx
    .insertInto('tenant')
    .values({ installationId, served: 0, pausedUntil: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('job')
    .values({
      key,
      kind,
      installationId,
      payload,
      priority,
      runAt,
      queuedAt: settings.now().getTime(),
      state: 'queued',
      attempts: 0,
      lease: 0,
      leaseEndsAt: 0,
      error: '',
      diedAt: 0,
    })
    .onConflict((conflict) =>
      conflict.columns(['key', 'state']).doUpdateSet((row) => ({
        kind,
        installationId,
        payload,
        priority: row.fn<number>('max', [row.ref('job.priority'), row.ref('excluded.priority')]),
        runAt: row.fn<number>('min', [row.ref('job.runAt'), row.ref('excluded.runAt')]),
        attempts: 0,
        error: '',
      })),
    )
    .execute();
}

/** The wanted time, or the end of the key's debounce when that is later. */
export async function earliestStart(
  trx: Writer,
  key: string,
  wanted: number,
  { now, debounceMs }: Settings,
): Promise<number> {
  const pace = await trx.selectFrom('pace').select('startedAt').where('key', '=', key).executeTakeFirst();
  if (pace === undefined) return wanted;
  // A clock that was set back would hold the key until it caught up.
  return Math.max(wanted, Math.min(pace.startedAt, now().getTime()) + debounceMs);
}
