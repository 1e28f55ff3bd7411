import type { Piece } from './piece.ts';

const BACKSLASH = 92;
const PERCENT = 37;
const AMPERSAND = 38;
/** An escaped stretch is read this far at once. */
const LONGEST = 8192;
/** Text before the first escape that belongs to the same value. */
const LEAD = 64;
const FEWEST = 3;

interface Escape {
  readonly code: number;
  readonly length: number;
}

const FORMS: Readonly<Record<number, RegExp>> = {
  [BACKSLASH]: /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([0-3][0-7]{2}))/iy,
  [PERCENT]: /%(?:u([\da-f]{4})|([\da-f]{2}))/iy,
  [AMPERSAND]: /&#(?:x([\da-f]{1,6})|(\d{1,7}));/iy,
};

const LONGEST_ESCAPE = 12;

const codeOf = (mark: number, found: RegExpExecArray): number => {
  const digits = found.slice(1).find((group) => group !== undefined) ?? '0';
  const octal = mark === BACKSLASH && found[4] !== undefined;
  const decimal = mark === AMPERSAND && found[2] !== undefined;
  return Number.parseInt(digits, octal ? 8 : decimal ? 10 : 16);
};

const escapeAt = (bytes: Uint8Array, at: number): Escape | undefined => {
  const mark = bytes[at] ?? 0;
  const form = FORMS[mark];
  if (form === undefined) return undefined;
  form.lastIndex = 0;
  const found = form.exec(String.fromCharCode(...bytes.subarray(at, at + LONGEST_ESCAPE)));
  return found === null ? undefined : { code: codeOf(mark, found), length: found[0].length };
};

interface Stretch {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly escapes: number;
}

const isVisible = (code: number): boolean => code > 32 && code < 127;

const endsStretch = (byte: number): boolean => byte <= 32 || byte === 34 || byte === 39 || byte === 96;

/** Decodes from one escape to the end of the value. */
const decodeStretch = (bytes: Uint8Array, start: number): Stretch => {
  const limit = Math.min(bytes.length, start + LONGEST);
  const out: number[] = [];
  let escapes = 0;
  let at = start;
  while (at < limit) {
    const escape = escapeAt(bytes, at) ?? { code: bytes[at] ?? 0, length: 1 };
    const written = escape.length > 1;
    if (!written && endsStretch(escape.code)) break;
    if (written && isVisible(escape.code)) escapes++;
    out.push(Math.min(escape.code, 255));
    at += escape.length;
  }
  return { bytes: Uint8Array.from(out), end: Math.max(at, start + 1), escapes };
};

const leadOf = (bytes: Uint8Array, start: number): number => {
  let at = start;
  while (at > 0 && start - at < LEAD && (bytes[at - 1] ?? 0) >= 32) at--;
  return at;
};

/**
 * Finds stretches written as `%67`, `\u0067`, `\x67`, `\147` or `&#103;` and decodes them, with what leads to them.
 * `marks` are the places where an escape may begin.
 */
export const escapedStretches = (bytes: Uint8Array, marks: readonly number[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  for (const at of marks) {
    if (at < done || escapeAt(bytes, at) === undefined) continue;
    const stretch = decodeStretch(bytes, at);
    done = stretch.end;
    if (stretch.escapes < FEWEST) continue;
    const lead = bytes.subarray(leadOf(bytes, at), at);
    const whole = new Uint8Array(lead.length + stretch.bytes.length);
    whole.set(lead);
    whole.set(stretch.bytes, lead.length);
    pieces.push({ layer: 'escape', bytes: whole, at });
  }
  return pieces;
};
