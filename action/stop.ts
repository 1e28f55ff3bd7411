import type { Value } from '../src/engine/facts/reason.ts';

/** What a step of the Action ends with. */
export const exitCodes = { fine: 0, failed: 1, wrongInput: 2 } as const;

/** Something that the reader of the log can repair: a sentence of the catalogue. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly key: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly exitCode: number;

  constructor(key: string, values: Readonly<Record<string, Value>> = {}, exitCode: number = exitCodes.failed) {
    super(key);
    this.key = key;
    this.values = values;
    this.exitCode = exitCode;
  }
}

/** The same for what stands under `with:`. */
export function wrongInput(key: string, values: Readonly<Record<string, Value>> = {}): Stop {
  return new Stop(key, values, exitCodes.wrongInput);
}
