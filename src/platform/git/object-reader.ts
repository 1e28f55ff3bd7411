import { spawn } from 'node:child_process';

import { environment, SETTINGS } from './run-git.ts';

/** An object's content, cut where it was asked to be cut; `size` is its whole size in bytes. */
export interface GitObject {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: number;
}

/** Reads objects through one `git cat-file --batch`, in the order asked. */
export class ObjectReader {
  readonly #child;
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #last: Promise<unknown> = Promise.resolve();

  constructor(cwd: string) {
    this.#child = spawn('git', [...SETTINGS, 'cat-file', '--batch'], {
      cwd,
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    // A process that cannot start or has ended gives no more chunks: that is where it is noticed.
    this.#child.on('error', () => undefined);
    this.#child.stdin.on('error', () => undefined);
    this.#chunks = this.#child.stdout[Symbol.asyncIterator]();
  }

  /** The content of an object, cut at `most` bytes, with its whole size; nothing when it is not there. */
  read(id: string, most: number): Promise<GitObject | undefined> {
    const answer = this.#last.then(() => this.#readNext(id, most));
    // The next question waits for this one whatever comes of it.
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the process. */
  close(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }

  async #readNext(id: string, most: number): Promise<GitObject | undefined> {
    this.#child.stdin.write(`${id}\n`);
    const header = (await this.#line()).split(' ');
    const size = Number(header[2]);
    if (header[1] === 'missing' || !Number.isFinite(size)) return undefined;
    const bytes = new Uint8Array(Math.min(size, most));
    await this.#take(size, bytes);
    await this.#take(1, new Uint8Array(0));
    return { bytes, size };
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
