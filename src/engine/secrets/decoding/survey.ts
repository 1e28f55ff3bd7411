import { joinedAt } from './joined-strings.ts';

const PLUS = 43;
const DOT = 46;
const BACKSLASH = 92;
const DOLLAR = 36;
const PERCENT = 37;
const AMPERSAND = 38;
const TILDE = 126;
const BAR = 124;
const CLOSE_PARENTHESIS = 41;

/** Places worth a closer look, found in one walk for all decoders. */
export interface Survey {
  /** Quotes after which a join of strings may begin. */
  readonly quotes: readonly number[];
  /** Places in a template where a literal may stand. */
  readonly templates: readonly number[];
  /** Marks after which an escape, or the end of a line that goes on, may stand. */
  readonly escapes: readonly number[];
  /** Some bytes may begin a character without width. */
  readonly unusual: boolean;
  /** Some bytes are zero, as in text of two bytes a character. */
  readonly zeros: boolean;
}

/** For each byte, the marks it may follow (low bits) and the mark it is (the same bits, above). */
const follows = new Uint8Array(256);
const is = new Uint8Array(256);
const QUOTE = 1;
const TEMPLATE = 16;
const UNUSUAL = 32;
const ZERO = 64;

const mark = (bit: number, marks: readonly number[], followers: string): void => {
  for (const byte of marks) is[byte] = bit;
  for (const char of Array.from(followers)) follows[char.charCodeAt(0)] = (follows[char.charCodeAt(0)] ?? 0) | bit;
};
mark(
  QUOTE,
  [34, 39, 96],
  String.fromCharCode(9, 10, 13, 32, PLUS, DOT, BACKSLASH, AMPERSAND, TILDE, BAR, CLOSE_PARENTHESIS),
);
mark(2, [BACKSLASH], 'uxUX0123\r\n');
mark(4, [PERCENT], 'u0123456789abcdefABCDEF');
mark(8, [AMPERSAND], '#');
mark(TEMPLATE, [DOLLAR], '{');
mark(UNUSUAL, [0xc2, 0xcd, 0xe1, 0xe2, 0xef, 0xf3], '');
mark(ZERO, [0], '');

/** The next byte that is a mark, followed by what makes it worth a look; the length when there is none. */
const nextMark = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at++) {
    const kind = is[bytes[at] ?? 0] ?? 0;
    if (kind !== 0 && (kind >= UNUSUAL || ((follows[bytes[at + 1] ?? 0] ?? 0) & kind) !== 0)) return at;
  }
  return bytes.length;
};

/** Looks at each byte once. */
export const survey = (bytes: Uint8Array): Survey => {
  const quotes: number[] = [];
  const escapes: number[] = [];
  const templates: number[] = [];
  let unusual = false;
  let zeros = false;
  for (let at = nextMark(bytes, 0); at < bytes.length; at = nextMark(bytes, at + 1)) {
    const kind = is[bytes[at] ?? 0] ?? 0;
    if (kind === UNUSUAL) unusual = true;
    else if (kind === ZERO) zeros = true;
    else if (kind === TEMPLATE) templates.push(at);
    else if (kind !== QUOTE) escapes.push(at);
    else if (joinedAt(bytes, at) >= 0) quotes.push(at);
  }
  return { quotes, templates, escapes, unusual, zeros };
};
