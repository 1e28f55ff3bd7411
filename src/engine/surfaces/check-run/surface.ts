import type { Place } from '../../facts/reason.ts';
import { say, term } from '../../locales/say.ts';
import type { Voice } from '../../locales/voice.ts';
import { conclusionOf, type Judgement } from '../../verdict/judgement.ts';
import { holds } from '../../verdict/outcome.ts';
import type { FamilyVerdict } from '../../verdict/verdict.ts';
import { details, opening } from '../body.ts';
import { titleOf } from '../headline.ts';
import { fit, type Part } from '../markdown.ts';
import { pointsOf } from '../points.ts';
import type { Reader, Surface } from '../surface.ts';
import { surfaceTexts } from '../texts.ts';
import type { Annotation, CheckRunPage } from './page.ts';

/** GitHub's limit of a check run's summary and of its text, in characters. */
export const LONGEST_PAGE = 65_535;

/** The required check's page. A verdict that only waits stays in progress: GitHub shows it yellow and lets nothing through. */
export const checkRun: Surface<CheckRunPage> = {
  name: 'check-run',
  render(judgement, reader) {
    const markdown: Voice = { ...reader, medium: 'markdown' };
    const conclusion = conclusionOf(judgement);
    return {
      title: titleOf(judgement, { ...reader, medium: 'plain' }),
      summary: page(opening(judgement, markdown), markdown),
      text: page(details(judgement, markdown), markdown),
      annotations: annotationsOf(judgement, reader),
      status: conclusion === null ? 'in_progress' : 'completed',
      conclusion,
    };
  },
};

function page(parts: readonly Part[], voice: Voice): string {
  return fit(parts, LONGEST_PAGE, (count) => say(surfaceTexts, 'dropped', { count }, voice));
}

function annotationsOf(judgement: Judgement, reader: Reader): readonly Annotation[] {
  if (judgement.kind !== 'judged') return [];
  const voice: Voice = { ...reader, medium: 'plain' };
  return judgement.verdict.families.flatMap((family) => familyAnnotations(family, voice));
}

function familyAnnotations(family: FamilyVerdict, voice: Voice): readonly Annotation[] {
  const title = term(`family.${family.family}`, voice);
  const marks = family.rules.flatMap(({ outcome, marks: own = [], texts }) =>
    own.map(({ key, values, at }) => ({ outcome, text: say(texts, key, values, voice), at })),
  );
  const points = pointsOf(family, voice).map(({ text, outcome, reason: { at } }) => ({ text, outcome, at }));
  // Lines that are marked are news to whoever writes them, whatever comes of it.
  return [...points.filter(({ outcome }) => holds(outcome) || outcome === 'waived'), ...marks].flatMap(
    ({ text, outcome, at }) => {
      if (at === undefined) return [];
      const level = !holds(outcome) ? 'notice' : family.enforcement === 'block' ? 'failure' : 'warning';
      return [{ ...linesOf(at), level, title, message: text } as const];
    },
  );
}

function linesOf({ path, line = 1, endLine = line }: Place): Pick<Annotation, 'path' | 'startLine' | 'endLine'> {
  const startLine = Math.max(1, line);
  return { path, startLine, endLine: Math.max(startLine, endLine) };
}
