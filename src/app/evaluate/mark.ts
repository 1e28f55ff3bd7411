import { guardOf } from '../../gather/guard.ts';
import { findControl } from '../../gather/policy/control-repository.ts';
import { targetOf } from '../../publish/names.ts';
import { markInProgress } from '../../publish/publish.ts';
import { jobFor, organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import { inTurn } from '../worker/in-turn.ts';
import type { Bench } from './bench.ts';
import { languageOf } from './language-of.ts';

/**
 * Says at once that a head is being judged for its target: until the verdict is there, nothing that was posted earlier
 * for the same commit may let it through.
 */
export async function markHead(bench: Bench, work: WorkOf<'mark'>, attempts: number): Promise<JobOutcome> {
  const { repository, number, head, baseRef } = work;
  const { store } = bench;
  const organization = organizationOfWork(work);
  const seen = await store.policies.find(organization.id);
  if (seen === undefined && (await findControl(bench, organization)).state !== 'found') return { is: 'done' };
  const guard = await guardOf(bench, { organization, repository }, baseRef);
  const { check: name } = targetOf(guard, baseRef, work.defaultBranch);
  const reader = { language: await languageOf(store, organization.id), timezone: 'UTC' } as const;
  return inTurn(`${String(repository.id)} ${head}`, async () => {
    if (await isAnswered(bench, work, name)) return { is: 'done' };
    await markInProgress(bench, { repository, number, head, name, retried: attempts > 1, reader });
    // Another replica may have judged meanwhile: then its verdict is written again.
    if (await isJudged(bench, work))
      await bench.queue.enqueue([jobFor({ kind: 'evaluate', repository, ownerId: organization.id, number })]);
    return { is: 'done' };
  });
}

/** Judged since the event or, where nothing could be read, told so. */
async function isAnswered(bench: Bench, work: WorkOf<'mark'>, name: string): Promise<boolean> {
  const { repository, number, head, baseRef, at } = work;
  const verdict = await bench.store.verdicts.find(repository.id, number);
  if (verdict?.head === head && verdict.baseRef === baseRef) return verdict.judgedAt >= at;
  const posted = await bench.store.postings.findCheck(repository.id, head, name);
  return posted?.number === number && posted.postedAt >= at;
}

async function isJudged({ store }: Bench, { repository, number, head, baseRef, at }: WorkOf<'mark'>): Promise<boolean> {
  const verdict = await store.verdicts.find(repository.id, number);
  return verdict !== undefined && verdict.head === head && verdict.baseRef === baseRef && verdict.judgedAt >= at;
}
