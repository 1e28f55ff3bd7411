import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = 256 * 1024 * 1024;

const SETTINGS = ['-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];
const ENVIRONMENT = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };

/** Runs git without a shell and answers what it printed, one character a byte. */
export const git = async (cwd: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run('git', [...SETTINGS, ...args], {
    cwd,
    encoding: 'latin1',
    env: ENVIRONMENT,
    maxBuffer: MOST_OUTPUT,
  });
  return stdout;
};

/** Reads objects through one `git cat-file --batch`, in the order asked. */
export class ObjectReader {
  readonly #child;
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(cwd: string) {
    this.#child = spawn('git', [...SETTINGS, 'cat-file', '--batch'], {
      cwd,
      env: ENVIRONMENT,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#chunks = this.#child.stdout[Symbol.asyncIterator]();
  }

  /** The content of an object, cut at `most` bytes, with its whole size; nothing when it is not there. */
  async read(id: string, most: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; size: number } | undefined> {
    this.#child.stdin.write(`${id}\n`);
    const header = (await this.#line()).split(' ');
    const size = Number(header[2]);
    if (header[1] === 'missing' || !Number.isFinite(size)) return undefined;
    const bytes = new Uint8Array(Math.min(size, most));
    await this.#take(size, bytes);
    await this.#take(1, new Uint8Array(0));
    return { bytes, size };
  }

  /** Ends the process. */
  close(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done === true) throw new Error('git cat-file ended early; check the repository with git fsck');
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
  }

  async #line(): Promise<string> {
    while (!this.#held.includes(10)) await this.#more();
    const end = this.#held.indexOf(10);
    const line = this.#held.toString('latin1', 0, end);
    this.#held = this.#held.subarray(end + 1);
    return line;
  }

  /** Consumes `size` bytes, keeping as many as `into` has room for. */
  async #take(size: number, into: Uint8Array): Promise<void> {
    let taken = 0;
    while (taken < size) {
      if (this.#held.length === 0) await this.#more();
      const part = this.#held.subarray(0, size - taken);
      if (taken < into.length) into.set(part.subarray(0, into.length - taken), taken);
      taken += part.length;
      this.#held = this.#held.subarray(part.length);
    }
  }
}
