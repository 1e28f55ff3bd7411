import type { Words } from '../engine/settings/setting.ts';

export { exitCodes } from '../check/exit-code.ts';

/** What a command may touch: handed in, so that tests need no process. */
export interface Io {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown };
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One command of `garde-fou`; it is loaded only when it is asked for. Resolves to the exit code. */
export interface Command {
  readonly summary: Words;
  /** The arguments, as the help shows them. */
  readonly usage: string;
  readonly load: () => Promise<(args: readonly string[], io: Io) => Promise<number>>;
}

/** Something that the person at the keyboard can repair: one line, exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
