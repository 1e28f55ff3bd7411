import { say } from '../engine/locales/say.ts';
import type { PagePolicy } from '../engine/policy/effective.ts';
import { checkRun } from '../engine/surfaces/check-run/surface.ts';
import { comment } from '../engine/surfaces/comment/surface.ts';
import type { Reader } from '../engine/surfaces/surface.ts';
import type { Judged, Judgement } from '../engine/verdict/judgement.ts';
import { conclude } from '../engine/verdict/outcome.ts';
import { type Placement, type Press, publishCheck } from './check-runs.ts';
import { publishComment } from './comment.ts';
import { familyCheckName } from './names.ts';
import { publishTexts } from './texts.ts';

/** Where a judgement is shown, to whom, and how much of it. */
export interface Showing extends Placement {
  readonly reader: Reader;
  readonly pages: PagePolicy | null;
}

/** Shows a judgement: the required check, what details the policy asks for, and the comment. */
export async function publish(press: Press, showing: Showing, judgement: Judgement): Promise<void> {
  const { reader, pages } = showing;
  await publishCheck(press, showing, checkRun.render(judgement, reader));
  if (pages?.checks === 'detailed' && judgement.kind === 'judged') await publishFamilies(press, showing, judgement);
  if (pages?.comment === true) await publishComment(press, showing, comment.render(judgement, reader));
}

/** Families with something to say, or that had said something of this commit, each as if it stood alone. */
async function publishFamilies(press: Press, showing: Showing, judged: Judged): Promise<void> {
  const { verdict } = judged;
  const posted = await press.store.postings.checksOf(showing.repository.id, showing.head);
  const known = new Set(posted.map(({ name }) => name));
  const speaking = verdict.families.filter(
    ({ built, family, rules }) =>
      (built && rules.some(({ reasons }) => reasons.length > 0)) || known.has(familyCheckName(showing.name, family)),
  );
  for (const family of speaking) {
    const shape = { families: [family], refusals: [], emergency: verdict.emergency };
    const alone = { ...verdict, ...shape, outcome: family.outcome, conclusion: conclude(shape) };
    const name = familyCheckName(showing.name, family.family);
    await publishCheck(press, { ...showing, name }, checkRun.render({ ...judged, verdict: alone }, showing.reader));
  }
}

/** Says at once that the head is being judged, so that no older verdict counts for it meanwhile. */
export async function markInProgress(
  press: Press,
  showing: Omit<Showing, 'pages'>,
  why?: 'shared-head',
): Promise<void> {
  const voice = { ...showing.reader, medium: 'markdown' } as const;
  const tell = (key: string): string => say(publishTexts, key, {}, voice);
  const summary = [tell('being-judged.text'), ...(why === undefined ? [] : [tell(why)])].join('\n\n');
  const page = { title: tell('being-judged'), summary, text: '', annotations: [] };
  await publishCheck(press, showing, { ...page, status: 'in_progress', conclusion: null });
}
