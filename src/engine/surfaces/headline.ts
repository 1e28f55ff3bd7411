import type { Value } from '../facts/reason.ts';
import { say } from '../locales/say.ts';
import type { Voice } from '../locales/voice.ts';
import type { Judged, Judgement } from '../verdict/judgement.ts';
import { holds } from '../verdict/outcome.ts';
import type { FamilyVerdict, Outcome, Verdict } from '../verdict/verdict.ts';
import { awaited, awaiting } from './points.ts';
import { surfaceTexts } from './texts.ts';

/** What a page says first: the end of its text keys (`title-…`, `sentence-…`) and their values. */
interface Headline {
  readonly key: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly lists?: 'and' | 'or';
}

/** Longest title that GitHub shows, in characters. */
const LONGEST_TITLE = 255;

/** The title of a page, on one line. */
export function titleOf(judgement: Judgement, voice: Voice): string {
  const { key, values, lists = 'and' } = headlineOf(judgement);
  const title = say(surfaceTexts, `title-${key}`, values, { ...voice, lists });
  const isPreview = judgement.kind === 'judged' && judgement.preview;
  const whole = isPreview ? `${say(surfaceTexts, 'title-preview', {}, voice)} — ${title}` : title;
  return whole.length > LONGEST_TITLE ? `${whole.slice(0, LONGEST_TITLE - 1)}…` : whole;
}

/** The one sentence that a page begins with. */
export function sentenceOf(judgement: Judgement, voice: Voice): string {
  const { key, values, lists = 'and' } = headlineOf(judgement);
  const ofGroup = `sentence-group-${key}`;
  const isOfGroup = judgement.kind === 'judged' && judgement.group !== undefined;
  const sentence = isOfGroup && surfaceTexts.en[ofGroup] !== undefined ? ofGroup : `sentence-${key}`;
  return say(surfaceTexts, sentence, values, { ...voice, lists });
}

function headlineOf(judgement: Judgement): Headline {
  switch (judgement.kind) {
    case 'judged':
      return verdictHeadline(judgement);
    case 'control-repository': {
      const { state, repository, status } = judgement;
      return { key: `control-${state}`, values: { repository, status: status ?? 0 } };
    }
    case 'policy-broken':
    case 'change-unreadable':
      return { key: judgement.kind, values: {} };
  }
}

function verdictHeadline(judged: Judged): Headline {
  const { verdict } = judged;
  const { head, base, emergency, conclusion, waits } = verdict;
  if (emergency !== null) {
    return { key: 'emergency', values: { head: { commit: head }, base, until: { date: emergency.until } } };
  }
  if (conclusion === 'success') return inOrder(judged);
  const holding = blocking(verdict).filter((family) => holds(family.outcome));
  if (conclusion === null) {
    const whom = waits === null || waits.for.length === 0 ? namesOf(holding) : waits.for;
    return {
      key: 'waiting',
      values: { whom: awaited(whom), since: { date: waits?.since ?? '' } },
      lists: awaiting(whom),
    };
  }
  if (conclusion === 'action_required') return told('client', holding);
  return holding.length === 0 ? { key: 'refusals', values: {} } : worstOf(holding);
}

/** What was left to the App was not found in order by anybody. */
function inOrder({ verdict, leftToApp }: Judged): Headline {
  if (leftToApp !== undefined && leftToApp > 0) return { key: 'in-part', values: { count: leftToApp } };
  return { key: verdict.outcome, values: { count: waiverCount(verdict) } };
}

function worstOf(holding: readonly FamilyVerdict[]): Headline {
  const failing = having(holding, 'fail');
  return failing.length > 0 ? told('fail', failing) : told('undetermined', having(holding, 'undetermined'));
}

function told(key: string, families: readonly FamilyVerdict[]): Headline {
  return { key, values: { families: namesOf(families), count: families.length } };
}

function having(families: readonly FamilyVerdict[], wanted: Outcome): readonly FamilyVerdict[] {
  return families.filter(({ outcome }) => outcome === wanted);
}

function blocking({ families }: Verdict): readonly FamilyVerdict[] {
  return families.filter(({ enforcement }) => enforcement === 'block');
}

function namesOf(families: readonly FamilyVerdict[]): readonly Value[] {
  return families.map(({ family }) => ({ term: `family.${family}` }));
}

function waiverCount({ families }: Verdict): number {
  return new Set(families.flatMap(({ rules }) => rules.flatMap(({ waivedBy }) => waivedBy.map(({ id }) => id)))).size;
}
