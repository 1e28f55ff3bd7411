import type { Io } from '../../src/cli/command.ts';
import { main } from '../../src/cli/main.ts';

/** What a command printed and ended with. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in a folder. */
export async function runCommand(args: readonly string[], cwd: string, env: Io['env'] = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    stdin: emptyInput(),
    cwd,
    env,
  });
  return { code, out: out.join(''), err: err.join('') };
}

async function* emptyInput(): AsyncGenerator<string> {
  yield await Promise.resolve('');
}
