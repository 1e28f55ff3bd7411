import { asciiBytes, byteAt, startsWithAt, textOf } from '../bytes/ascii.ts';
import { ByteWindow, TOKEN_LIMIT } from '../bytes/byte-window.ts';
import type { Problem, ProblemKey } from '../bytes/problem.ts';
import { decoderOf } from './encoding.ts';
import { withoutReferences } from './entities.ts';
import {
  BANG,
  DECLARES,
  GREATER,
  LESS,
  MALFORMED,
  MORE,
  QUESTION,
  SLASH,
  SPACE,
  TOO_MANY,
  doctypeEnd,
  indexAfter,
  indexOfByte,
  hashOf,
  pastSpace,
} from './markup.ts';
import { UNKNOWN, XmlTag } from './xml-tag.ts';

/** What a format wants to be told of a document. */
export interface XmlReader {
  /** The element names that matter to it; all others are `UNKNOWN`. */
  readonly names: readonly string[];
  /** Elements whose text it wants, as indexes in `names`. */
  readonly wantsText?: readonly number[];
  /** Elements whose content is read over without looking at it, as indexes in `names`. */
  readonly ignores?: readonly number[];
  open(tag: XmlTag): void;
  /** `depth` is that of the element which ends. */
  close?(name: number, depth: number): void;
  text?(name: number, text: string): void;
}

const MAX_DEPTH = 256;
const MAX_TEXT = 1 << 16;
const COMMENT = asciiBytes('<!--');
const COMMENT_END = asciiBytes('-->');
const CDATA = asciiBytes('<![CDATA[');
const CDATA_END = asciiBytes(']]>');
const DOCTYPE = asciiBytes('<!DOCTYPE');
const INSTRUCTION_END = asciiBytes('?>');
const NOTHING: Uint8Array = new Uint8Array(0);

const PROBLEMS: ReadonlyMap<number, ProblemKey> = new Map<number, ProblemKey>([
  [MALFORMED, 'malformed'],
  [TOO_MANY, 'too-many'],
  [DECLARES, 'entity-declared'],
]);

/**
 * Well-formed XML in one pass over bytes (W3C XML 1.0, without what an untrusted report has no use for): no entity but the
 * built-in ones, no internal subset, bounded depth, tags and attributes.
 */
export class XmlScanner {
  readonly #reader: XmlReader;
  readonly #names: readonly number[];
  readonly #wantsText: readonly boolean[];
  readonly #ignores: readonly boolean[];
  readonly #window: ByteWindow;
  readonly #tag = new XmlTag(MAX_DEPTH);
  readonly #hashes = new Int32Array(MAX_DEPTH);
  #depth = 0;
  #closed = false;
  /** Depth of the element whose content is read over; 0 for none. */
  #ignoring = 0;
  /** What ends the comment, section or instruction that is being skipped. */
  #skipTo: Uint8Array = NOTHING;
  #text: string | undefined;
  /** Behind the last `>` of the window, which ends every name and all white space: reading those needs no look at the end. */
  #plainEnd = 0;
  #problem: Problem | undefined;

  constructor(reader: XmlReader, windowSize?: number) {
    this.#reader = reader;
    this.#names = reader.names.map(hashOf);
    this.#ignores = reader.names.map((_, name) => reader.ignores?.includes(name) === true);
    this.#wantsText = reader.names.map((_, name) => reader.wantsText?.includes(name) === true);
    this.#window = new ByteWindow((bytes, end) => this.#consume(bytes, end), windowSize);
  }

  push(chunk: Uint8Array): void {
    if (this.#problem === undefined) this.#window.push(chunk);
  }

  /** The problem that makes the document unusable, if any. */
  end(): Problem | undefined {
    const rest = this.#problem === undefined ? this.#window.end().length : 0;
    if (rest > 0 || !this.#closed || this.#skipTo !== NOTHING) this.#fail('truncated', rest);
    return this.#problem;
  }

  #consume(bytes: Uint8Array, end: number): number {
    this.#plainEnd = bytes.lastIndexOf(GREATER, end - 1) + 1;
    let at = 0;
    for (;;) {
      at = this.#plainTags(bytes, at, this.#plainEnd);
      if (at === end) break;
      const isToken = this.#skipTo === NOTHING && (byteAt(bytes, at) === LESS || this.#text !== undefined);
      const next = this.#step(bytes, at, end);
      if (next === MORE) break;
      // A limit must not depend on where chunks were cut; only what is read over has none.
      if (isToken && next - at > TOKEN_LIMIT) break;
      at = next;
    }
    if (end - at > TOKEN_LIMIT) this.#fail('too-long', at);
    return this.#problem === undefined ? at : end;
  }

  /** Start tags as nearly all tools write them, with white space between; the place where something else begins. */
  #plainTags(bytes: Uint8Array, from: number, end: number): number {
    const tag = this.#tag;
    let at = from;
    while (at < end && this.#isBetweenTags()) {
      let open = at;
      while (byteAt(bytes, open) <= SPACE) open += 1;
      // What begins a name is above the marks of comments, instructions and end tags.
      if (byteAt(bytes, open) !== LESS || byteAt(bytes, open + 1) <= QUESTION) break;
      const nameEnd = tag.readName(bytes, open + 1, end);
      const { hash } = tag;
      const close = tag.readPlain(bytes, nameEnd, end);
      const isEmpty = byteAt(bytes, close) === SLASH;
      const last = isEmpty ? close + 1 : close;
      if (last - open >= TOKEN_LIMIT || !endsTag(bytes, last, end)) break;
      this.#begin(hash);
      if (isEmpty) this.#leave();
      at = last + 1;
    }
    return at;
  }

  #isBetweenTags(): boolean {
    const isInside = this.#depth > 0 && this.#depth < MAX_DEPTH;
    return isInside && this.#skipTo === NOTHING && this.#text === undefined;
  }

  #step(bytes: Uint8Array, at: number, end: number): number {
    if (this.#skipTo !== NOTHING) return this.#skip(bytes, at, end);
    return byteAt(bytes, at) === LESS ? this.#markup(bytes, at, end) : this.#content(bytes, at, end);
  }

  #markup(bytes: Uint8Array, at: number, end: number): number {
    if (at + 1 === end) return MORE;
    const second = byteAt(bytes, at + 1);
    if (second === SLASH) return this.#closeTag(bytes, at, end);
    if (second === BANG) return this.#declaration(bytes, at, end);
    return second === QUESTION ? this.#instruction(bytes, at, end) : this.#openTag(bytes, at, end);
  }

  #content(bytes: Uint8Array, at: number, end: number): number {
    const next = indexOfByte(bytes, LESS, at, end);
    const to = next < 0 ? end : next;
    if (this.#depth === 0 && pastSpace(bytes, at, to) < to) return this.#fail('malformed', at);
    if (this.#text === undefined) return to;
    if (next < 0) return MORE;
    if (this.#text.length < MAX_TEXT) this.#text += withoutReferences(this.#tag.decoder.decode(bytes.subarray(at, to)));
    return to;
  }

  #skip(bytes: Uint8Array, at: number, end: number): number {
    const next = indexAfter(bytes, this.#skipTo, at, end);
    if (next < 0) return end - 2 > at ? end - 2 : MORE;
    this.#skipTo = NOTHING;
    return next;
  }

  #declaration(bytes: Uint8Array, at: number, end: number): number {
    if (startsWithAt(bytes, at, COMMENT) && at + COMMENT.length <= end) {
      this.#skipTo = COMMENT_END;
      return at + COMMENT.length;
    }
    if (end - at < CDATA.length) return MORE;
    if (startsWithAt(bytes, at, CDATA) && this.#depth > 0) return this.#section(bytes, at + CDATA.length, end);
    if (startsWithAt(bytes, at, DOCTYPE) && this.#depth === 0)
      return this.#place(doctypeEnd(bytes, at + DOCTYPE.length, end), at);
    return this.#fail('malformed', at);
  }

  #section(bytes: Uint8Array, from: number, end: number): number {
    if (this.#text === undefined) {
      this.#skipTo = CDATA_END;
      return from;
    }
    const next = indexAfter(bytes, CDATA_END, from, end);
    if (next < 0) return MORE;
    if (this.#text.length < MAX_TEXT) this.#text += this.#tag.decoder.decode(bytes.subarray(from, next - 3));
    return next;
  }

  #instruction(bytes: Uint8Array, at: number, end: number): number {
    if (this.#depth > 0 || this.#closed) {
      this.#skipTo = INSTRUCTION_END;
      return at + 2;
    }
    const next = indexAfter(bytes, INSTRUCTION_END, at + 2, end);
    if (next < 0) return MORE;
    const decoder = decoderOf(textOf(bytes, at, Math.min(next, at + 400)));
    if (decoder === undefined) return this.#fail('encoding', at);
    this.#tag.decoder = decoder;
    return next;
  }

  #openTag(bytes: Uint8Array, at: number, end: number): number {
    const nameEnd = this.#tag.readName(bytes, at + 1, end);
    if (nameEnd === end) return MORE;
    if (nameEnd === at + 1 || this.#closed) return this.#fail('malformed', at);
    const { hash } = this.#tag;
    const close = this.#tagEnd(bytes, nameEnd, end);
    if (close === MORE) return MORE;
    const isEmpty = byteAt(bytes, close) === SLASH;
    const last = isEmpty ? close + 1 : close;
    if (last === end) return MORE;
    if (byteAt(bytes, last) !== GREATER) return this.#fail('malformed', last);
    if (this.#depth === MAX_DEPTH) return this.#fail('too-deep', at);
    this.#begin(hash);
    if (isEmpty) this.#leave();
    return last + 1;
  }

  #closeTag(bytes: Uint8Array, at: number, end: number): number {
    const nameEnd = this.#tag.readName(bytes, at + 2, end);
    const last = pastSpace(bytes, nameEnd, end);
    if (last === end) return MORE;
    const fits = this.#depth > 0 && this.#hashes[this.#depth - 1] === this.#tag.hash;
    if (!fits || byteAt(bytes, last) !== GREATER) return this.#fail('malformed', at);
    this.#leave();
    return last + 1;
  }

  /** Few names, the commonest first: a loop is faster than a look-up. */
  #nameOf(hash: number): number {
    for (let name = 0; name < this.#names.length; name += 1) if (this.#names[name] === hash) return name;
    return UNKNOWN;
  }

  #tagEnd(bytes: Uint8Array, from: number, end: number): number {
    return this.#place(this.#tag.read(bytes, from, end, this.#plainEnd), from);
  }

  #begin(hash: number): void {
    this.#hashes[this.#depth] = hash;
    if (this.#ignoring > 0) this.#depth += 1;
    else this.#enter(this.#nameOf(hash));
  }

  #enter(name: number): void {
    this.#tag.ancestors[this.#depth] = name;
    this.#depth += 1;
    this.#tag.depth = this.#depth;
    this.#tag.name = name;
    this.#text = this.#wantsText[name] === true ? '' : undefined;
    if (this.#ignores[name] === true) this.#ignoring = this.#depth;
    this.#reader.open(this.#tag);
  }

  #leave(): void {
    if (this.#ignoring === this.#depth) this.#ignoring = 0;
    if (this.#ignoring === 0) this.#tell(this.#tag.ancestors[this.#depth - 1] ?? UNKNOWN);
    this.#depth -= 1;
    this.#closed = this.#depth === 0;
  }

  #tell(name: number): void {
    if (this.#text !== undefined) this.#reader.text?.(name, this.#text);
    this.#text = undefined;
    this.#reader.close?.(name, this.#depth);
  }

  /** A place as it is; a reason why there is none becomes the problem. */
  #place(place: number, at: number): number {
    if (place >= MORE) return place;
    return this.#fail(PROBLEMS.get(place) ?? 'malformed', at);
  }

  #fail(key: ProblemKey, at: number): number {
    this.#problem ??= { key, offset: this.#window.offset + at };
    return MORE;
  }
}

function endsTag(bytes: Uint8Array, at: number, end: number): boolean {
  return at < end && byteAt(bytes, at) === GREATER;
}
