import * as core from '@actions/core';

import { EVIDENCE_NAME } from '../src/engine/evidence/manifest/manifest.ts';
import type { Language } from '../src/engine/locales/texts.ts';
import { wrongInput } from './stop.ts';

/** What stands under `with:`, checked where it is read. */
export const inputs = {
  /** Never stops: errors are told in it. */
  language: (): Language => (core.getInput('language') === 'fr' ? 'fr' : 'en'),

  name: (): string => matching('name', EVIDENCE_NAME) ?? 'evidence',

  /** The commit that was measured, when the caller knows. */
  commit: (): string | null => matching('commit', /^[0-9a-f]{40}$/),

  digest: (): string | null => matching('digest', /^[0-9a-f]{64}$/),

  mayBeNone: (): boolean => {
    const given = core.getInput('if-none') || 'fail';
    if (given !== 'fail' && given !== 'warn') throw wrongInput('input-wrong', { input: 'if-none', value: given });
    return given === 'warn';
  },

  readsOnly: (): boolean => {
    const given = core.getInput('reads-only') || 'false';
    if (given !== 'true' && given !== 'false') throw wrongInput('input-wrong', { input: 'reads-only', value: given });
    return given === 'true';
  },

  /** Not empty, or `null`. */
  text: (name: 'output' | 'handed-over' | 'policy' | 'base'): string | null => core.getInput(name) || null,

  lines: (name: 'reports' | 'exclude'): readonly string[] => core.getMultilineInput(name),
};

function matching(input: string, form: RegExp): string | null {
  const value = core.getInput(input);
  if (value === '') return null;
  if (!form.test(value)) throw wrongInput('input-wrong', { input, value });
  return value;
}
