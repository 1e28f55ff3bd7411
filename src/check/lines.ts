import { say } from '../engine/locales/say.ts';
import type { Texts } from '../engine/locales/texts.ts';
import type { Voice } from '../engine/locales/voice.ts';
import type { Checked } from './check.ts';
import { checkTexts } from './texts.ts';

/**
 * What follows the verdict in a terminal or a job's summary: what was not checked, and how the answer came about.
 * `texts` are those of the caller, whose readers give options in another way.
 */
export function linesAfter(
  { notChecked, notes }: Pick<Checked, 'notChecked' | 'notes'>,
  voice: Voice,
  texts: Texts = checkTexts,
): readonly string[] {
  const families = Map.groupBy(notChecked, ({ family }) => family);
  const left = [...families].map(([family, entries]) => {
    const needs = [...new Set(entries.flatMap((entry) => entry.needs))].map((piece) => ({ term: `piece.${piece}` }));
    const values = { family: { term: `family.${family}` }, rules: entries.map(({ rule }) => rule), needs };
    return `  ${say(texts, 'not-checked', values, voice)}`;
  });
  return [
    ...(left.length === 0 ? [] : ['', say(texts, 'heading-not-checked', {}, voice), ...left]),
    '',
    ...notes.map(({ key, values }) => say(texts, key, values, voice)),
  ];
}
