import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import type { Language } from '../engine/locales/texts.ts';
import { WrongUse } from './command.ts';

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>
>;

/** Reads a command's arguments; an unknown option is the caller's mistake and is told in one line. */
export function read<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), { cause: error });
  }
}

/** `--lang fr`, or `null` when the policy decides. */
export function languageOf(given: string | undefined): Language | null {
  if (given === undefined) return null;
  if (given === 'fr' || given === 'en') return given;
  throw new WrongUse(`--lang takes fr or en, not ${given}.`);
}
