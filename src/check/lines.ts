import { say } from '../engine/locales/say.ts';
import type { Voice } from '../engine/locales/voice.ts';
import type { Reader } from '../engine/surfaces/surface.ts';
import type { Checked } from './check.ts';
import { checkTexts } from './texts.ts';

/** What follows the verdict in a terminal or a job's log: what was not checked, and how the answer came about. */
export function linesAfter({ notChecked, notes }: Checked, reader: Reader): readonly string[] {
  const voice: Voice = { ...reader, medium: 'plain' };
  const families = Map.groupBy(notChecked, ({ family }) => family);
  const left = [...families].map(([family, entries]) => {
    const needs = [...new Set(entries.flatMap((entry) => entry.needs))].map((piece) => ({ term: `piece.${piece}` }));
    const values = { family: { term: `family.${family}` }, rules: entries.map(({ rule }) => rule), needs };
    return `  ${say(checkTexts, 'not-checked', values, voice)}`;
  });
  return [
    ...(left.length === 0 ? [] : ['', say(checkTexts, 'heading-not-checked', {}, voice), ...left]),
    '',
    ...notes.map(({ key, values }) => say(checkTexts, key, values, voice)),
  ];
}
