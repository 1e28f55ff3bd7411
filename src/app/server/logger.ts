import { pino, type Logger } from 'pino';

import { redact } from './redact.ts';

export type { Logger };

export interface LoggerOptions {
  readonly level: string;
  /** Values that no line may hold. */
  readonly secrets: readonly string[];
  /** Takes finished lines; standard output when absent. */
  readonly write?: (line: string) => void;
}

/** JSON lines; every line is cleaned of secrets as a whole, so that no field is forgotten. */
export function createLogger({ level, secrets, write = writeOut }: LoggerOptions): Logger {
  return pino({ level, base: null }, { write: (line: string) => write(redact(line, secrets)) });
}

const writeOut = (line: string): void => void process.stdout.write(line);
