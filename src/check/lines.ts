import { say } from '../engine/locales/say.ts';
import type { Texts } from '../engine/locales/texts.ts';
import type { Voice } from '../engine/locales/voice.ts';
import type { Checked } from './check.ts';
import type { NotChecked } from './judge-locally.ts';
import { fromReports } from './local-facts.ts';
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
  const isUnnamed = notes.some(({ key }) => key === 'no-reports');
  const unnamed = notChecked.filter((entry) => isUnnamed && entry.needs.every(isReported));
  const away = notChecked.filter((entry) => !unnamed.includes(entry));
  return [
    ...section('heading-not-named', unnamed, { texts, voice }),
    ...section('heading-not-checked', away, { texts, voice }),
    '',
    ...notes.map(({ key, values }) => say(texts, key, values, voice)),
  ];
}

/** What only reports tell, which whoever runs the check can name. */
function isReported(piece: string): boolean {
  return fromReports.some((one) => one === piece);
}

function section(
  heading: string,
  entries: readonly NotChecked[],
  { texts, voice }: { readonly texts: Texts; readonly voice: Voice },
): readonly string[] {
  const families = Map.groupBy(entries, ({ family }) => family);
  const lines = [...families].map(([family, own]) => {
    const needs = [...new Set(own.flatMap((entry) => entry.needs))].map((piece) => ({ term: `piece.${piece}` }));
    const values = { family: { term: `family.${family}` }, rules: own.map(({ rule }) => rule), needs };
    return `  ${say(texts, 'not-checked', values, voice)}`;
  });
  return lines.length === 0 ? [] : ['', say(texts, heading, {}, voice), ...lines];
}
