import type { Checked } from '../../src/check/check.ts';
import { linesAfter } from '../../src/check/lines.ts';
import { checkTexts } from '../../src/check/texts.ts';
import { say } from '../../src/engine/locales/say.ts';
import type { Texts } from '../../src/engine/locales/texts.ts';
import type { Voice } from '../../src/engine/locales/voice.ts';
import { findings } from '../../src/engine/surfaces/body.ts';
import { titleOf } from '../../src/engine/surfaces/headline.ts';
import { fit } from '../../src/engine/surfaces/markdown.ts';
import type { Reader } from '../../src/engine/surfaces/surface.ts';
import { surfaceTexts } from '../../src/engine/surfaces/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const LONGEST = 500_000;

/** The check's own sentences, except those that name options of the command line. */
const texts: Texts = { en: { ...checkTexts.en, ...en }, fr: { ...checkTexts.fr, ...fr } };

/** The job summary of `mode: check`: first that it decides nothing, then what was found and what was not looked at. */
export function adviceOf(checked: Checked, reader: Reader): string {
  const voice: Voice = { ...reader, medium: 'markdown' };
  const page = fit(findings(checked.judgement, voice), LONGEST, (count) =>
    say(surfaceTexts, 'dropped', { count }, voice),
  );
  const notes = checked.notes.filter(({ key }) => key !== 'advisory');
  const lines = linesAfter({ ...checked, notes }, voice, texts).filter((line) => line !== '');
  return [
    `> ${say(texts, 'advisory', {}, voice)}`,
    `## Garde-fou — ${titleOf(checked.judgement, { ...voice, medium: 'plain' })}`,
    page,
    lines.map((line) => `- ${line.trim()}`).join('\n'),
    '',
  ].join('\n\n');
}
