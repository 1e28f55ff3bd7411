import { say, term } from '../../locales/say.ts';
import type { Voice } from '../../locales/voice.ts';
import type { Judgement } from '../../verdict/judgement.ts';
import { holds } from '../../verdict/outcome.ts';
import { engineTexts } from '../../verdict/texts.ts';
import type { FamilyVerdict, Outcome } from '../../verdict/verdict.ts';
import { titleOf } from '../headline.ts';
import { nextSteps } from '../next-steps.ts';
import { outcomeWord, placeOf, pointsOf, refusalLine, unbuiltTerms, waiverLines } from '../points.ts';
import type { Surface } from '../surface.ts';
import { surfaceTexts } from '../texts.ts';
import { figureLines } from './figures.ts';

/** The judgement as lines of plain text. */
export const terminal: Surface<string> = surfaceOf((text) => text);

/** The same with ANSI colours. */
export const colouredTerminal: Surface<string> = surfaceOf((text, tone) => `\u001B[${codes[tone]}m${text}\u001B[0m`);

type Tone = 'good' | 'bad' | 'waiting' | 'quiet' | 'strong';
type Paint = (text: string, tone: Tone) => string;

const codes: Readonly<Record<Tone, number>> = { good: 32, bad: 31, waiting: 33, quiet: 2, strong: 1 };

const tones: Readonly<Record<Outcome, Tone>> = {
  pass: 'good',
  fail: 'bad',
  undetermined: 'bad',
  waiting: 'waiting',
  waived: 'waiting',
  'not-applicable': 'quiet',
};

function surfaceOf(paint: Paint): Surface<string> {
  return {
    name: 'terminal',
    render(judgement, reader) {
      const voice: Voice = { ...reader, medium: 'plain' };
      const steps = nextSteps(judgement, voice).map(({ who, what }) => `  → ${who} — ${what}`);
      const heading = steps.length === 0 ? [] : ['', paint(say(surfaceTexts, 'heading-next', {}, voice), 'strong')];
      const lines = [
        paint(titleOf(judgement, voice), 'strong'),
        ...body(judgement, voice, paint),
        ...heading,
        ...steps,
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

function body(judgement: Judgement, voice: Voice, paint: Paint): readonly string[] {
  switch (judgement.kind) {
    case 'judged': {
      const { families, refusals } = judgement.verdict;
      const refused = refusals.map((refusal) => `  ${refusalLine(refusal, voice)}`);
      return [...refused, ...families.flatMap((family) => familyLines(family, voice, paint))];
    }
    case 'policy-broken':
      return judgement.refusals.map((refusal) => `  ${refusalLine(refusal, voice)}`);
    case 'change-unreadable': {
      const { key, values } = judgement.problem;
      return [`  ${say(engineTexts, key, values, voice)}`];
    }
    case 'control-repository':
      return [];
  }
}

function familyLines(family: FamilyVerdict, voice: Voice, paint: Paint): readonly string[] {
  const name = term(`family.${family.family}`, voice);
  const open = unbuiltTerms(family);
  const missing =
    open.length === 0 ? [] : ['', paint(say(surfaceTexts, 'not-built', { families: open }, voice), 'quiet')];
  if (!family.built) return missing;
  const word = outcomeWord(family.outcome, family.family, voice);
  const effect = family.enforcement === 'block' ? '' : ` (${term(`enforcement.${family.enforcement}`, voice)})`;
  const points = pointsOf(family, voice).map(({ text, outcome, reason: { at } }) => {
    const place = at === undefined ? '' : ` (${placeOf(at, voice)})`;
    return `  ${holds(outcome) ? '✗' : '·'} ${text}${place}`;
  });
  return [
    '',
    `${paint(name, 'strong')}${say(surfaceTexts, 'colon', {}, voice)} ${paint(word, tones[family.outcome])}${effect}`,
    ...points,
    ...figureLines(family, voice),
    ...waiverLines(family, voice).map((line) => `  ~ ${line}`),
    ...missing,
  ];
}
