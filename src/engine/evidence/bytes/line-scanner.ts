import { byteAt } from './ascii.ts';
import { ByteWindow, TOKEN_LIMIT } from './byte-window.ts';
import type { Problem, ProblemKey } from './problem.ts';

const NEWLINE = 10;
const RETURN = 13;

/** Reads one line without its break; false when it is malformed. */
export type ReadLine = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Cuts bytes into lines; a last line without a break is a line too. */
export class LineScanner {
  readonly #read: ReadLine;
  readonly #window: ByteWindow;
  #number = 0;
  #problem: Problem | undefined;

  constructor(read: ReadLine, windowSize?: number) {
    this.#read = read;
    this.#window = new ByteWindow((bytes, end) => this.#consume(bytes, end), windowSize);
  }

  push(chunk: Uint8Array): void {
    if (this.#problem === undefined) this.#window.push(chunk);
  }

  /** The first problem, if any. */
  end(): Problem | undefined {
    const rest = this.#problem === undefined ? this.#window.end() : new Uint8Array(0);
    if (this.#problem === undefined && rest.length > 0) this.#line(rest, 0, rest.length);
    return this.#problem;
  }

  #consume(bytes: Uint8Array, end: number): number {
    const lastBreak = bytes.lastIndexOf(NEWLINE, end - 1);
    let at = 0;
    while (at <= lastBreak && this.#problem === undefined) {
      const to = bytes.indexOf(NEWLINE, at);
      this.#line(bytes, at, to);
      at = to + 1;
    }
    if (end - at > TOKEN_LIMIT) this.#problem ??= { key: 'too-long', line: this.#number + 1 };
    return this.#problem === undefined ? at : end;
  }

  #line(bytes: Uint8Array, from: number, to: number): void {
    this.#number += 1;
    const end = to > from && byteAt(bytes, to - 1) === RETURN ? to - 1 : to;
    if (to - from >= TOKEN_LIMIT) this.#fail('too-long');
    else if (!this.#read(bytes, from, end)) this.#fail('malformed');
  }

  #fail(key: ProblemKey): void {
    this.#problem ??= { key, line: this.#number };
  }
}
