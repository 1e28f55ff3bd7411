import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = 256 * 1024 * 1024;

/**
 * A repository is somebody else's: its own settings may name programs to run, and its own files may say that history is
 * not what it is. Nothing of that is heard: no hook, no file watcher, no pager, no replaced object, no commit graph.
 */
const UNHEARD = [
  'core.quotepath=off',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.commitGraph=false',
  'log.showSignature=false',
];

/** What comes before every command of git. */
export const SETTINGS: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  ...UNHEARD.flatMap((setting) => ['-c', setting]),
];

/** Settings of the machine's owner; every other variable of git could point it to another repository or program. */
const KEPT = /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|EXEC_PATH|CEILING_DIRECTORIES)$/;

/** What git may see of the environment. Without a transport, a missing object is missing: none is fetched by the way. */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_GRAFT_FILE: '/dev/null',
    LC_ALL: 'C',
  };
}

/** Runs git without a shell and answers what it printed, one character a byte. */
export async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...SETTINGS, ...args], {
    cwd,
    encoding: 'latin1',
    env: environment(),
    maxBuffer: MOST_OUTPUT,
  });
  return stdout;
}

/** Runs git for a question that it may answer with "no": `null` when it ends with an error. */
export async function askGit(cwd: string, ...args: readonly string[]): Promise<string | null> {
  try {
    return await git(cwd, ...args);
  } catch {
    return null;
  }
}
