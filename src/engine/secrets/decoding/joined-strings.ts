import type { Piece } from './piece.ts';

const PLUS = 43;
const DOT = 46;
const BACKSLASH = 92;
const LINE_FEED = 10;
/** The longest literal that takes part in a join, and how far before the first one its name may stand. */
const LONGEST_PART = 300;
const LEAD = 80;
const WIDEST_GAP = 120;
const MOST_PARTS = 200;

const isQuote = (byte: number | undefined): boolean => byte === 34 || byte === 39 || byte === 96;
const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

const pastBlanks = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < from + WIDEST_GAP && (isBlank(bytes[at]) || bytes[at] === BACKSLASH)) at++;
  return at;
};

/** When a closing quote is followed by `+` or `.` and an opening quote, where the next literal begins; else -1. */
export const joinedAt = (bytes: Uint8Array, closing: number): number => {
  const operator = pastBlanks(bytes, closing + 1);
  const joins = bytes[operator] === PLUS || bytes[operator] === DOT;
  const next = joins ? pastBlanks(bytes, operator + 1) : operator;
  const adjacent = joins || next > closing + 1;
  return adjacent && isQuote(bytes[next]) ? next + 1 : -1;
};

const closingOf = (bytes: Uint8Array, start: number): number => {
  const mark = bytes[start - 1];
  const limit = Math.min(bytes.length, start + LONGEST_PART);
  for (let at = start; at < limit; at++) if (bytes[at] === mark) return at;
  return -1;
};

const openingOf = (bytes: Uint8Array, closing: number): number => {
  const least = Math.max(0, closing - LONGEST_PART);
  for (let at = closing - 1; at >= least; at--) {
    if (bytes[at] === bytes[closing]) return at + 1;
    if (bytes[at] === LINE_FEED) return -1;
  }
  return -1;
};

const lineStart = (bytes: Uint8Array, from: number): number => {
  const least = Math.max(0, from - LEAD);
  for (let at = from; at > least; at--) if (bytes[at - 1] === LINE_FEED) return at;
  return least;
};

interface Join {
  readonly parts: readonly Uint8Array[];
  readonly end: number;
}

const readJoin = (bytes: Uint8Array, first: number, closing: number): Join => {
  const parts = [bytes.subarray(first, closing)];
  let end = closing;
  while (parts.length < MOST_PARTS) {
    const start = joinedAt(bytes, end);
    const next = start < 0 ? -1 : closingOf(bytes, start);
    if (next < 0) break;
    parts.push(bytes.subarray(start, next));
    end = next;
  }
  return { parts, end };
};

const glue = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * Finds string literals written in parts (`"gh" + "p_…"`, adjacent literals) and puts them together, with the line before them.
 * `closings` are the quotes after which a join may begin.
 */
export const joinedStrings = (bytes: Uint8Array, closings: readonly number[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  for (const at of closings) {
    if (at < done) continue;
    const first = openingOf(bytes, at);
    if (first < 0) continue;
    const { parts, end } = readJoin(bytes, first, at);
    const close = Uint8Array.of(bytes[at] ?? 34);
    if (parts.length > 1)
      pieces.push({
        layer: 'joined',
        bytes: glue([bytes.subarray(lineStart(bytes, first), first), ...parts, close]),
        at: first,
      });
    done = end;
  }
  return pieces;
};
