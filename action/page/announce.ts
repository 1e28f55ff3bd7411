import * as core from '@actions/core';

import { say } from '../../src/engine/locales/say.ts';
import { inputs } from '../inputs.ts';
import { Stop } from '../stop.ts';
import { actionTexts, plainVoice } from '../texts/texts.ts';
import { type Announced, summaryOf } from './summary.ts';
import { writeSummary } from './write-summary.ts';

/** Tells it in the job summary and the log; `false` when there is nothing to go on with, which stops unless it may be. */
export async function announce(announced: Announced): Promise<boolean> {
  const { name, reports, mayBeNone, trust } = announced;
  const language = inputs.language();
  const voice = plainVoice(language);
  await writeSummary(summaryOf(announced, language));
  core.info(say(actionTexts, 'found', { name, count: reports.length }, voice));
  if (trust !== null && trust !== 'signed') core.notice(say(actionTexts, `trust.${trust}`, {}, voice));
  if (reports.length > 0) return true;
  if (!mayBeNone) throw new Stop('no-report');
  core.warning(say(actionTexts, 'no-report', {}, voice));
  core.setOutput('count', 0);
  return false;
}
