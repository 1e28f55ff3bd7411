import { byteAt, textOf } from '../bytes/ascii.ts';
import { ByteWindow, TOKEN_LIMIT } from '../bytes/byte-window.ts';
import type { Problem, ProblemKey } from '../bytes/problem.ts';
import type { JsonNode, Scalar } from './json-node.ts';

const [QUOTE, COMMA, COLON, BACKSLASH] = [34, 44, 58, 92] as const;
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [91, 93, 123, 125] as const;
const MAX_DEPTH = 256;
const MAX_NUMBER = 400;
const MORE = -1;

/** Bytes that end a number or a word: white space is 2, punctuation 1. */
const ENDS_WORD = new Uint8Array(256);
for (const byte of [9, 10, 13, 32]) ENDS_WORD[byte] = 2;
for (const byte of [QUOTE, COMMA, COLON, ARRAY, ARRAY_END, OBJECT, OBJECT_END]) ENDS_WORD[byte] = 1;

const WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['null', null],
  // Python writes these, and they are no reason to lose a report.
  ['NaN', 0],
  ['Infinity', Number.POSITIVE_INFINITY],
]);
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** What may come next. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

interface Frame {
  readonly node: JsonNode | undefined;
  readonly isArray: boolean;
  index: number;
}

/** JSON (RFC 8259) in one pass over bytes: values go to the nodes that want them, all others are only checked. */
export class JsonScanner {
  readonly #window: ByteWindow;
  readonly #frames: Frame[] = [];
  #expected: Expected = 'value';
  /** The node of the value that comes next. */
  #node: JsonNode | undefined;
  /** Inside a string that nobody wants; it may be of any length. */
  #inString = false;
  #problem: Problem | undefined;

  constructor(root: JsonNode, windowSize?: number) {
    this.#node = root;
    this.#window = new ByteWindow((bytes, end) => this.#consume(bytes, end), windowSize);
  }

  push(chunk: Uint8Array): void {
    if (this.#problem === undefined) this.#window.push(chunk);
  }

  /** The problem that makes the document unusable, if any. */
  end(): Problem | undefined {
    const rest = this.#problem === undefined ? this.#window.end().length : 0;
    if (this.#expected !== 'nothing' || this.#inString) this.#fail('truncated', rest);
    return this.#problem;
  }

  #consume(bytes: Uint8Array, end: number): number {
    let at = 0;
    while (at < end) {
      const next = this.#inString ? this.#skipString(bytes, at, end) : this.#token(bytes, at, end);
      if (next === MORE) break;
      at = next;
    }
    if (end - at > TOKEN_LIMIT) this.#fail('too-long', at);
    return this.#problem === undefined ? at : end;
  }

  #token(bytes: Uint8Array, at: number, end: number): number {
    const byte = byteAt(bytes, at);
    if (ENDS_WORD[byte] === 2) return at + 1;
    if (byte === QUOTE) return this.#string(bytes, at, end);
    if (byte === OBJECT || byte === ARRAY) return this.#open(byte === ARRAY, at);
    if (byte === OBJECT_END || byte === ARRAY_END) return this.#close(byte === ARRAY_END, at);
    if (byte === COMMA) return this.#comma(at);
    if (byte !== COLON) return this.#word(bytes, at, end);
    if (this.#expected !== 'colon') return this.#fail('malformed', at);
    this.#expected = 'value';
    return at + 1;
  }

  #comma(at: number): number {
    const frame = this.#frames.at(-1);
    if (this.#expected !== 'comma or end' || frame === undefined) return this.#fail('malformed', at);
    this.#expected = frame.isArray ? 'value' : 'key';
    if (frame.isArray) this.#nextItem(frame);
    return at + 1;
  }

  #open(isArray: boolean, at: number): number {
    if (!this.#wantsValue()) return this.#fail('malformed', at);
    if (this.#frames.length === MAX_DEPTH) return this.#fail('too-deep', at);
    const wanted = isArray ? this.#node?.item !== undefined : this.#node?.key !== undefined;
    const frame: Frame = { node: wanted ? this.#node : undefined, isArray, index: -1 };
    this.#frames.push(frame);
    this.#expected = isArray ? 'value or end' : 'key or end';
    if (isArray) this.#nextItem(frame);
    return at + 1;
  }

  #nextItem(frame: Frame): void {
    frame.index += 1;
    this.#node = frame.node?.item?.(frame.index);
  }

  #close(isArray: boolean, at: number): number {
    const frame = this.#frames.at(-1);
    const mayEnd = this.#expected === 'comma or end' || this.#expected === (isArray ? 'value or end' : 'key or end');
    if (frame?.isArray !== isArray || !mayEnd) return this.#fail('malformed', at);
    this.#frames.pop();
    frame.node?.end?.();
    this.#afterValue();
    return at + 1;
  }

  #string(bytes: Uint8Array, at: number, end: number): number {
    const isKey = this.#wantsKey();
    if (!isKey && !this.#wantsValue()) return this.#fail('malformed', at);
    if (isKey ? this.#frames.at(-1)?.node === undefined : this.#node?.scalar === undefined) {
      this.#inString = true;
      return at + 1;
    }
    const close = stringEnd(bytes, at + 1, end);
    if (close >= end) return MORE;
    if (close - at > TOKEN_LIMIT) return this.#fail('too-long', at);
    const value = unescaped(textOf(bytes, at + 1, close));
    if (isKey) this.#afterKey(value);
    else this.#scalar(value);
    return close + 1;
  }

  #skipString(bytes: Uint8Array, at: number, end: number): number {
    const close = stringEnd(bytes, at, end);
    if (close > end) return end - 1 > at ? end - 1 : MORE;
    if (close === end) return end;
    this.#inString = false;
    if (this.#wantsKey()) this.#afterKey(undefined);
    else this.#afterValue();
    return close + 1;
  }

  #word(bytes: Uint8Array, at: number, end: number): number {
    if (!this.#wantsValue()) return this.#fail('malformed', at);
    let to = at + 1;
    while (to < end && ENDS_WORD[byteAt(bytes, to)] === 0) to += 1;
    if (to === end) return MORE;
    if (to - at > MAX_NUMBER) return this.#fail('too-long', at);
    const word = textOf(bytes, at, to);
    const value = WORDS.has(word) ? WORDS.get(word) : NUMBER.test(word) ? Number(word) : undefined;
    if (value === undefined) return this.#fail('malformed', at);
    this.#scalar(value);
    return to;
  }

  #wantsKey(): boolean {
    return this.#expected === 'key' || this.#expected === 'key or end';
  }

  #wantsValue(): boolean {
    return this.#expected === 'value' || this.#expected === 'value or end';
  }

  #scalar(value: Scalar): void {
    this.#node?.scalar?.(value);
    this.#afterValue();
  }

  #afterKey(name: string | undefined): void {
    this.#node = name === undefined ? undefined : this.#frames.at(-1)?.node?.key?.(name);
    this.#expected = 'colon';
  }

  #afterValue(): void {
    this.#expected = this.#frames.length === 0 ? 'nothing' : 'comma or end';
  }

  #fail(key: ProblemKey, at: number): number {
    this.#problem ??= { key, offset: this.#window.offset + at };
    return MORE;
  }
}

/** The place of the closing quote; `end` when there is none yet, beyond it when a backslash is the last byte. */
function stringEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && byteAt(bytes, at) !== QUOTE) at += byteAt(bytes, at) === BACKSLASH ? 2 : 1;
  return at;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(?:u([\da-fA-F]{4})|([^]))/g, (_, hex, letter) => {
    if (typeof hex === 'string') return String.fromCharCode(Number.parseInt(hex, 16));
    return ESCAPES[String(letter)] ?? String(letter);
  });
}
