import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import type { Reason } from '../engine/facts/reason.ts';
import { say } from '../engine/locales/say.ts';
import type { Language } from '../engine/locales/texts.ts';
import type { Voice } from '../engine/locales/voice.ts';
import type { Refusal } from '../engine/policy/effective.ts';
import { refusalText } from '../engine/surfaces/points.ts';
import { type Io, WrongUse } from './command.ts';
import { policyCommandTexts } from './policy-texts/texts.ts';

/** What the policy commands may touch. */
export type PolicyIo = Pick<Io, 'stdout' | 'stderr' | 'stdin' | 'cwd'>;

/** The bytes of a file, or of standard input for `-`. */
export async function readSource(file: string, io: PolicyIo, voice: Voice): Promise<Uint8Array> {
  if (file === '-') return standardInput(io);
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new WrongUse(say(policyCommandTexts, 'file-missing', { file, code }, voice), { cause });
  }
}

async function standardInput({ stdin }: PolicyIo): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
  return Buffer.concat(chunks);
}

/** A problem of a policy file in `--json`. */
export interface ToldProblem extends Reason {
  readonly text: string;
}

/** A refusal with its sentence. */
export function told(refusal: Refusal, voice: Voice): ToldProblem {
  return { ...refusal.reason, text: refusalText(refusal, voice) };
}

/** `text` voice of the command line: the language that was asked for, else the policy's own. */
export function voiceOf(asked: string | undefined, own: Language): Voice {
  return { language: asked === 'fr' || asked === 'en' ? asked : own, timezone: 'UTC', medium: 'plain' };
}

/** Options and the one file of a command line; `null` for wrong use. */
export function readArguments<const O extends ParseArgsOptionsConfig>(args: readonly string[], own: O) {
  const options = { ...own, json: { type: 'boolean' }, lang: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...others] = positionals;
    return file === undefined || others.length > 0 ? null : { file, values };
  } catch {
    return null;
  }
}
