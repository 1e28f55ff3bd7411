import type { Words } from '../engine/settings/setting.ts';

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

/** What the process tells its caller. */
export const exitCodes = {
  /** All right, warnings included. */
  fine: 0,
  /** A blocking family fails or waits, or there are findings. */
  held: 1,
  /** Wrong use, unreadable input, a policy that does not load. */
  wrongUse: 2,
  /** Only what could not be verified holds. */
  undetermined: 3,
} as const;

/** Something that the person at the keyboard can repair: one line, exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
