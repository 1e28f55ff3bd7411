import { z } from 'zod';

import { say } from '../engine/locales/say.ts';
import type { Voice } from '../engine/locales/voice.ts';
import { verdictDocument } from '../engine/surfaces/json/document.ts';
import { json } from '../engine/surfaces/json/surface.ts';
import type { Reader } from '../engine/surfaces/surface.ts';
import type { Checked } from './check.ts';
import { checkTexts } from './texts.ts';

const notChecked = z.strictObject({
  family: z.string(),
  rule: z.string().describe('family/name'),
  needs: z
    .array(z.string())
    .describe('The pieces of the facts that only GitHub knows; `change`: its title, labels, people'),
});

/** The verdict on a clone as `garde-fou check` prints it with `--json`. */
export const checkDocument = verdictDocument
  .extend({
    notChecked: z.array(notChecked).describe('Rules that the policy asks for and a clone cannot answer'),
    notes: z.array(z.string()).describe('How the answer came about, as sentences'),
  })
  .meta({ title: 'Check', description: 'What `garde-fou check` prints with `--json`' });

/** The document once rendered. */
export type CheckDocument = z.output<typeof checkDocument>;

/** The answer of a local check as one JSON document. */
export function documentOf({ judgement, notChecked: left, notes }: Checked, reader: Reader): CheckDocument {
  const voice: Voice = { ...reader, medium: 'plain' };
  return {
    ...json.render(judgement, reader),
    notChecked: left.map(({ family, rule, needs }) => ({ family, rule, needs: [...needs] })),
    notes: notes.map(({ key, values }) => say(checkTexts, key, values, voice)),
  };
}
