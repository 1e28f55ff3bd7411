import * as core from '@actions/core';

import { say } from '../src/engine/locales/say.ts';
import { inputs } from './inputs.ts';
import { Stop, exitCodes, wrongInput } from './stop.ts';
import { actionTexts, plainVoice } from './texts/texts.ts';

/** Modes are loaded when they are asked for: a collecting job starts without the rules. */
const modes: Readonly<Record<string, () => Promise<() => number | Promise<number>>>> = {
  find: async () => (await import('./find/find.ts')).find,
  collect: async () => (await import('./collect/collect.ts')).collect,
  check: async () => (await import('./check/check.ts')).check,
};

async function run(): Promise<number> {
  const mode = core.getInput('mode') || 'collect';
  const load = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (load === undefined) throw wrongInput('mode-unknown', { mode });
  return (await load())();
}

/** One line in the reader's language; what nobody foresaw is told as it is. */
function told(error: unknown): string {
  if (error instanceof Stop) return say(actionTexts, error.key, error.values, plainVoice(inputs.language()));
  const message = error instanceof Error ? error.message : String(error);
  return say(actionTexts, 'stopped', { message }, plainVoice(inputs.language()));
}

try {
  process.exitCode = await run();
} catch (error) {
  core.error(told(error));
  process.exitCode = error instanceof Stop ? error.exitCode : exitCodes.failed;
}
