import { type Origin, walkFrom } from './origin.ts';
import type { Piece } from './piece.ts';

const BACKSLASH = 92;
const PERCENT = 37;
const AMPERSAND = 38;
const HASH = 35;
const OPEN = 123;
const CLOSE = 125;
const SEMICOLON = 59;
const U = 117;
const UPPER_U = 85;
const X = 120;
/** An escaped stretch is read this far at once. */
const LONGEST = 8192;
/** Text before the first escape that belongs to the same value. */
const LEAD = 64;
/** What a code and its length are packed into: `code * 16 + length`; 0 when no escape stands there. */
const PACK = 16;

const NONE = 0;
const digits = new Int8Array(256).fill(-1);
for (const [value, char] of Array.from('0123456789abcdef').entries()) {
  digits[char.charCodeAt(0)] = value;
  digits[char.toUpperCase().charCodeAt(0)] = value;
}

interface Digits {
  readonly base: number;
  readonly least: number;
  readonly most: number;
}

const TWO: Digits = { base: 16, least: 2, most: 2 };
const FOUR: Digits = { base: 16, least: 4, most: 4 };
const EIGHT: Digits = { base: 16, least: 8, most: 8 };
const SOME: Digits = { base: 16, least: 1, most: 6 };
const OCTAL: Digits = { base: 8, least: 3, most: 3 };
const DECIMAL: Digits = { base: 10, least: 1, most: 7 };

/** Reads digits; answers `code * 16 + count`, or 0 when there are too few. */
const readDigits = (bytes: Uint8Array, at: number, { base, least, most }: Digits): number => {
  let code = 0;
  let count = 0;
  while (count < most) {
    const digit = digits[bytes[at + count] ?? 0] ?? -1;
    if (digit < 0 || digit >= base) break;
    code = code * base + digit;
    count++;
  }
  return count < least ? NONE : Math.min(code, 0x10_ff_ff) * PACK + count;
};

/** Adds what stands around the digits to their length. */
const framed = (read: number, around: number): number => (read === NONE ? NONE : read + around);

/** Digits at `at` that a character closes. */
const closed = (bytes: Uint8Array, at: number, form: Digits, close: number): number => {
  const read = readDigits(bytes, at, form);
  return bytes[at + (read % PACK)] === close ? framed(read, 1) : NONE;
};

/** `\u{1f}`, `\u001f`, `\U0000001f`, `\x1f`, `\037`. */
const afterBackslash = (bytes: Uint8Array, at: number): number => {
  const next = bytes[at + 1] ?? 0;
  const long = next === UPPER_U ? framed(readDigits(bytes, at + 2, EIGHT), 2) : NONE;
  if (long !== NONE) return long;
  if ((next | 32) === U)
    return bytes[at + 2] === OPEN
      ? framed(closed(bytes, at + 3, SOME, CLOSE), 3)
      : framed(readDigits(bytes, at + 2, FOUR), 2);
  if ((next | 32) === X) return framed(readDigits(bytes, at + 2, TWO), 2);
  return next >= 48 && next <= 51 ? framed(readDigits(bytes, at + 1, OCTAL), 1) : NONE;
};

/** `%1f`, `%u001f`. */
const afterPercent = (bytes: Uint8Array, at: number): number =>
  ((bytes[at + 1] ?? 0) | 32) === U
    ? framed(readDigits(bytes, at + 2, FOUR), 2)
    : framed(readDigits(bytes, at + 1, TWO), 1);

/** `&#31;`, `&#x1f;`. */
const afterAmpersand = (bytes: Uint8Array, at: number): number => {
  if (bytes[at + 1] !== HASH) return NONE;
  return ((bytes[at + 2] ?? 0) | 32) === X
    ? framed(closed(bytes, at + 3, SOME, SEMICOLON), 3)
    : framed(closed(bytes, at + 2, DECIMAL, SEMICOLON), 2);
};

/** The escape at a place as `code * 16 + length`; 0 when there is none. */
const escapeAt = (bytes: Uint8Array, at: number): number => {
  const mark = bytes[at];
  if (mark === BACKSLASH) return afterBackslash(bytes, at);
  if (mark === PERCENT) return afterPercent(bytes, at);
  return mark === AMPERSAND ? afterAmpersand(bytes, at) : NONE;
};

const isVisible = (code: number): boolean => code > 32 && code < 127;

const endsStretch = (byte: number): boolean => byte <= 32 || byte === 34 || byte === 39 || byte === 96;

interface Stretch {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly escapes: number;
}

const buffer = new Uint8Array(LONGEST);

/** Decodes from one escape to the end of the value. */
const decodeStretch = (bytes: Uint8Array, start: number): Stretch => {
  const limit = Math.min(bytes.length, start + LONGEST);
  let escapes = 0;
  let at = start;
  let length = 0;
  while (at < limit) {
    const escape = escapeAt(bytes, at);
    const code = escape === NONE ? (bytes[at] ?? 0) : Math.floor(escape / PACK);
    if (escape === NONE && endsStretch(code)) break;
    if (escape !== NONE && isVisible(code)) escapes++;
    buffer[length++] = Math.min(code, 255);
    at += escape === NONE ? 1 : escape % PACK;
  }
  return { bytes: buffer.subarray(0, length), end: Math.max(at, start + 1), escapes };
};

/** Where a decoded byte was written. */
const originFrom = (bytes: Uint8Array, lead: number, start: number): Origin =>
  walkFrom(lead, (at) => at + (at < start ? 1 : Math.max(1, escapeAt(bytes, at) % PACK)));

const leadOf = (bytes: Uint8Array, start: number): number => {
  let at = start;
  while (at > 0 && start - at < LEAD && (bytes[at - 1] ?? 0) >= 32) at--;
  return at;
};

/**
 * Finds stretches written as `%67`, `\u0067`, `\x67`, `\147` or `&#103;` and decodes them, with what leads to them.
 * `marks` are the places where an escape may begin; those before `from` were decoded in the text around.
 */
export function* escapedStretches(bytes: Uint8Array, marks: readonly number[], from: number): Generator<Piece> {
  let done = from;
  for (const at of marks) {
    if (at < done || escapeAt(bytes, at) === NONE) continue;
    const stretch = decodeStretch(bytes, at);
    done = stretch.end;
    if (stretch.escapes === 0) continue;
    const lead = leadOf(bytes, at);
    const whole = new Uint8Array(at - lead + stretch.bytes.length);
    whole.set(bytes.subarray(lead, at));
    whole.set(stretch.bytes, at - lead);
    yield { layer: 'escape', bytes: whole, origin: originFrom(bytes, lead, at), lead: at - lead };
  }
}
