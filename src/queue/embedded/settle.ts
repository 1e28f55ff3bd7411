import type { Job, Settlement } from '../port.ts';
import { earliestStart } from './enqueue.ts';
import { backoffAfter, type Settings } from './settings.ts';
import type { Writer } from './tables.ts';

interface ActiveJob {
  readonly id: number;
  readonly key: string;
  readonly attempts: number;
}

export async function settleJob(trx: Writer, job: Job, settlement: Settlement, settings: Settings): Promise<boolean> {
  const row = await trx
    .selectFrom('job')
    .select(['id', 'key', 'attempts'])
    .where((held) => held.and({ id: Number(job.id), lease: job.lease, state: 'active' }))
    .executeTakeFirst();
  if (row === undefined) return false;
  switch (settlement.is) {
    case 'done':
      await finish(trx, row, settlement.againAt, settings);
      break;
    case 'rate-limited':
      await pause(trx, job.installationId, settlement.until);
      await putBack(trx, row, { runAt: settlement.until, attempts: row.attempts - 1 });
      break;
    case 'released':
      await putBack(trx, row, { runAt: 0, attempts: row.attempts - 1 });
      break;
    case 'failed':
      await failJob(trx, row, settlement.error, settings);
  }
  return true;
}

/** A failed start: again after a wait, or a dead letter, or nothing when newer work is queued under its key. */
export async function failJob(trx: Writer, job: ActiveJob, error: string, settings: Settings): Promise<void> {
  const now = settings.now().getTime();
  if (job.attempts < settings.maxAttempts) {
    const runAt = await earliestStart(trx, job.key, now + backoffAfter(job.attempts, settings), settings);
    return putBack(trx, job, { runAt, attempts: job.attempts, error });
  }
  if (await isReplaced(trx, job.key)) return remove(trx, job.id);
  await buryOlder(trx, job.key);
  await trx.updateTable('job').set({ state: 'dead', error, diedAt: now }).where('id', '=', job.id).execute();
}

async function finish(trx: Writer, job: ActiveJob, againAt: number | undefined, settings: Settings): Promise<void> {
  await buryOlder(trx, job.key);
  if (againAt === undefined) return remove(trx, job.id);
  const runAt = await earliestStart(trx, job.key, againAt, settings);
  // What is queued already wakes no later than the job that ends asked for.
  await trx
    .updateTable('job')
    .set({ runAt })
    .where((row) => row.and({ key: job.key, state: 'queued' }))
    .where('runAt', '>', runAt)
    .execute();
  await putBack(trx, job, { runAt, attempts: 0 });
}

async function putBack(
  trx: Writer,
  job: ActiveJob,
  change: { readonly runAt: number; readonly attempts: number; readonly error?: string },
): Promise<void> {
  if (await isReplaced(trx, job.key)) return remove(trx, job.id);
  await trx
    .updateTable('job')
    .set({ state: 'queued', ...change })
    .where('id', '=', job.id)
    .execute();
}

async function isReplaced(trx: Writer, key: string): Promise<boolean> {
  const newer = await trx
    .selectFrom('job')
    .select('id')
    .where((row) => row.and({ key, state: 'queued' }))
    .executeTakeFirst();
  return newer !== undefined;
}

/** The key's dead letter is overtaken by what happened since. */
async function buryOlder(trx: Writer, key: string): Promise<void> {
  await trx
    .deleteFrom('job')
    .where((row) => row.and({ key, state: 'dead' }))
    .execute();
}

async function remove(trx: Writer, id: number): Promise<void> {
  await trx.deleteFrom('job').where('id', '=', id).execute();
}

async function pause(trx: Writer, installationId: number, until: number): Promise<void> {
  await trx
    .updateTable('tenant')
    .set({ pausedUntil: until })
    .where('installationId', '=', installationId)
    .where('pausedUntil', '<', until)
    .execute();
}
