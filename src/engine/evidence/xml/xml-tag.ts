import { byteAt, countIn, lineIn } from '../bytes/ascii.ts';
import type { Decoder } from './encoding.ts';
import { withoutReferences } from './entities.ts';
import {
  APOSTROPHE,
  EQUALS,
  GREATER,
  MALFORMED,
  MORE,
  QUOTE,
  SLASH,
  SPACE,
  TOO_MANY,
  hashOf,
  hashStep,
  indexOfByte,
  isNameByte,
  isSpace,
  pastSpace,
} from './markup.ts';

/** An attribute's name, ready to be looked for. */
export type Attribute = number;

/** Prepares an attribute's name. */
export function attribute(name: string): Attribute {
  return hashOf(name);
}

/** So many of so many. */
export interface Fraction {
  readonly part: number;
  readonly whole: number;
}

/** Nothing else in the list of names an element can have. */
export const UNKNOWN = -1;

const MAX_ATTRIBUTES = 128;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

const [PARENTHESIS, PARENTHESIS_END] = [40, 41] as const;

/** The start tag under the scanner: its attributes stay bytes until somebody asks. Valid only while `open` runs. */
export class XmlTag {
  /** Index in the reader's `names`, or `UNKNOWN`. */
  name = UNKNOWN;
  /** 1 for the root. */
  depth = 0;
  /** Indexes of the open elements; the one at `depth - 1` is this tag. */
  readonly ancestors: Int32Array;
  /** Number of the name read last. */
  hash = 0;
  decoder: Decoder = utf8;
  #bytes: Uint8Array = new Uint8Array(0);
  readonly #places = new Int32Array(MAX_ATTRIBUTES * 3);
  #used = 0;

  constructor(maxDepth: number) {
    this.ancestors = new Int32Array(maxDepth);
  }

  /** The element `levels` above this one. */
  parent(levels = 1): number {
    return this.ancestors[this.depth - 1 - levels] ?? UNKNOWN;
  }

  /** Reads a name and leaves its number behind; the place where it ends, or `end`. */
  readName(bytes: Uint8Array, from: number, end: number): number {
    let at = from;
    let hash = 0;
    while (at < end) {
      const byte = byteAt(bytes, at);
      if (!isNameByte(byte)) break;
      hash = hashStep(hash, byte);
      at += 1;
    }
    this.hash = hash;
    return at;
  }

  /**
   * ` name="value"` as nearly all tools write it, in one loop without a call; where something else begins. A `>` stands
   * before `end`, which ends every name.
   */
  readPlain(bytes: Uint8Array, from: number, end: number): number {
    this.#bytes = bytes;
    const places = this.#places;
    let used = 0;
    let at = from;
    while (at < end && byteAt(bytes, at) === SPACE && used < places.length) {
      let place = at + 1;
      let hash = 0;
      for (let byte = byteAt(bytes, place); isNameByte(byte); byte = byteAt(bytes, place)) {
        hash = hashStep(hash, byte);
        place += 1;
      }
      if (hash === 0 || byteAt(bytes, place) !== EQUALS || byteAt(bytes, place + 1) !== QUOTE) break;
      const close = indexIn(bytes, QUOTE, place + 2, end);
      if (close === end) break;
      places[used] = hash;
      places[used + 1] = place + 2;
      places[used + 2] = close;
      used += 3;
      at = close + 1;
    }
    this.#used = used;
    return at;
  }

  /** Reads the attributes; the place of the `>` or `/` that ends the tag, or why there is none. A `>` stands before `plainEnd`. */
  read(bytes: Uint8Array, from: number, end: number, plainEnd: number): number {
    let at = this.readPlain(bytes, from, plainEnd);
    while (at >= 0 && at < end) {
      const byte = byteAt(bytes, at);
      if (byte === GREATER || byte === SLASH) return at;
      at = isSpace(byte) ? at + 1 : this.#attribute(bytes, at, end);
    }
    return at < 0 ? at : MORE;
  }

  /** `name="value"`, written in any way; the place behind it. */
  #attribute(bytes: Uint8Array, from: number, end: number): number {
    const nameEnd = this.readName(bytes, from, end);
    if (nameEnd === from) return MALFORMED;
    const open = quoteAfter(bytes, nameEnd, end);
    if (open < 0) return open;
    const close = indexOfByte(bytes, byteAt(bytes, open), open + 1, end);
    if (close < 0) return MORE;
    const at = this.#used;
    if (at === this.#places.length) return TOO_MANY;
    this.#places[at] = this.hash;
    this.#places[at + 1] = open + 1;
    this.#places[at + 2] = close;
    this.#used = at + 3;
    return close + 1;
  }

  has(wanted: Attribute): boolean {
    return this.#find(wanted) >= 0;
  }

  /** The value as text, or `undefined` when the attribute is absent. */
  text(wanted: Attribute): string | undefined {
    const at = this.#find(wanted);
    if (at < 0) return undefined;
    const value = this.#bytes.subarray(this.#places[at + 1], this.#places[at + 2]);
    return withoutReferences(this.decoder.decode(value));
  }

  /** The value as a saturated count; `undefined` when absent or not a number. */
  count(wanted: Attribute): number | undefined {
    const at = this.#find(wanted);
    return at < 0 ? undefined : countIn(this.#bytes, this.#places[at + 1] ?? 0, this.#places[at + 2] ?? 0);
  }

  /** The value as a 1-based line, 0 when it is none. */
  line(wanted: Attribute): number {
    const at = this.#find(wanted);
    return at < 0 ? 0 : lineIn(this.#bytes, this.#places[at + 1] ?? 0, this.#places[at + 2] ?? 0);
  }

  /** The `(1/2)` inside the value as saturated counts; `undefined` when there is none. */
  fraction(wanted: Attribute): Fraction | undefined {
    const place = this.#find(wanted);
    if (place < 0) return undefined;
    const to = this.#places[place + 2] ?? 0;
    const open = indexIn(this.#bytes, PARENTHESIS, this.#places[place + 1] ?? 0, to);
    const slash = indexIn(this.#bytes, SLASH, open, to);
    const close = indexIn(this.#bytes, PARENTHESIS_END, slash, to);
    if (close === to) return undefined;
    const part = countIn(this.#bytes, open + 1, slash);
    const whole = countIn(this.#bytes, slash + 1, close);
    return part === undefined || whole === undefined ? undefined : { part, whole };
  }

  #find(wanted: Attribute): number {
    for (let at = 0; at < this.#used; at += 3) if (this.#places[at] === wanted) return at;
    return -1;
  }
}

/** The place of a byte, or `to`. */
function indexIn(bytes: Uint8Array, wanted: number, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== wanted) at += 1;
  return at;
}

/** The place of the quote that begins a value, behind an equals sign and white space. */
function quoteAfter(bytes: Uint8Array, nameEnd: number, end: number): number {
  const equals = pastSpace(bytes, nameEnd, end);
  if (equals === end) return MORE;
  if (byteAt(bytes, equals) !== EQUALS) return MALFORMED;
  const open = pastSpace(bytes, equals + 1, end);
  if (open === end) return MORE;
  const quote = byteAt(bytes, open);
  return quote === QUOTE || quote === APOSTROPHE ? open : MALFORMED;
}
