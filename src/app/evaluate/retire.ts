import { say } from '../../engine/locales/say.ts';
import { publishCheck } from '../../publish/check-runs.ts';
import { isRequiredName } from '../../publish/names.ts';
import type { PostedCheck } from '../../store/port.ts';
import type { WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import { inTurn } from '../worker/in-turn.ts';
import type { Bench } from './bench.ts';
import { languageOf } from './language-of.ts';
import { fromStored } from './stored-verdict.ts';
import { evaluateTexts } from './texts.ts';

/** Heads before these were retired when the next one came. */
const MOST_HEADS = 20;

/**
 * Takes back greens that no open pull request stands for any more, after it moved on or was closed: GitHub keeps a
 * check by commit, and the same commit could come back under a verdict that events since then would have changed.
 */
export async function retireChecks(bench: Bench, work: WorkOf<'retire'>, attempts: number): Promise<JobOutcome> {
  const { repository, number, ownerId } = work;
  const { store } = bench;
  const heads = (await store.history.heads(repository.id, number)).map(({ sha }) => sha);
  for (const head of [...new Set(heads)].slice(-MOST_HEADS))
    await inTurn(`${String(repository.id)} ${head}`, async () => {
      for (const posted of await store.postings.checksOf(repository.id, head)) {
        if (!(await isIdleGreen(bench, posted))) continue;
        const placement = { repository, number, head, name: posted.name, retried: attempts > 1 };
        await publishCheck(bench, placement, retiredPage(await languageOf(store, ownerId)));
      }
    });
  return { is: 'done' };
}

async function isIdleGreen(bench: Bench, posted: PostedCheck): Promise<boolean> {
  const { repositoryId, headSha, name, status } = posted;
  if (status !== 'completed' || !isRequiredName(name)) return false;
  const { verdicts, openPulls } = bench.store;
  const past = await verdicts.judgementsOf(repositoryId, headSha);
  if (past.every(({ conclusion }) => conclusion !== 'success')) return false;
  for (const { number, baseRef } of await openPulls.withHead(repositoryId, headSha)) {
    const verdict = await verdicts.find(repositoryId, number);
    const stands = verdict?.head === headSha && verdict.baseRef === baseRef;
    if (stands && fromStored(verdict.json, bench.rules).check === name) return false;
  }
  return true;
}

function retiredPage(language: 'en' | 'fr'): Parameters<typeof publishCheck>[2] {
  const tell = (key: string): string => say(evaluateTexts, key, {}, { language, timezone: 'UTC', medium: 'markdown' });
  const page = { title: tell('retired'), summary: tell('retired.text'), text: '', annotations: [] };
  return { ...page, status: 'completed', conclusion: 'cancelled' };
}
