import { glue, type Part, originIn } from './parts.ts';
import type { Piece } from './piece.ts';

const PLUS = 43;
const DOT = 46;
const AMPERSAND = 38;
const TILDE = 126;
const BAR = 124;
const OPEN_PARENTHESIS = 40;
const CLOSE_PARENTHESIS = 41;
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

const CONCAT = Array.from('.concat(', (char) => char.charCodeAt(0));

/** The end of an operator that joins strings (`+`, `.`, `&`, `~`, `||`, `.concat(`), or `at` when there is none. */
const pastOperator = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at];
  if (byte === DOT && CONCAT.every((each, step) => bytes[at + step] === each)) return at + CONCAT.length;
  if (byte === PLUS || byte === DOT || byte === AMPERSAND || byte === TILDE) return at + 1;
  return byte === BAR && bytes[at + 1] === BAR ? at + 2 : at;
};

/** When a closing quote is followed by an operator that joins and an opening quote, or by a quote alone, where the next literal begins; else -1. */
export const joinedAt = (bytes: Uint8Array, closing: number): number => {
  const closed = bytes[closing + 1] === CLOSE_PARENTHESIS ? closing + 2 : closing + 1;
  const operator = pastBlanks(bytes, closed);
  const joined = pastOperator(bytes, operator);
  if (joined === operator)
    return closed === closing + 1 && operator > closed && isQuote(bytes[operator]) ? operator + 1 : -1;
  const next = pastBlanks(bytes, joined);
  const opened = bytes[next] === OPEN_PARENTHESIS ? pastBlanks(bytes, next + 1) : next;
  return isQuote(bytes[opened]) ? opened + 1 : -1;
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
  readonly parts: readonly Part[];
  readonly end: number;
}

const readJoin = (bytes: Uint8Array, first: number, closing: number): Join => {
  const parts: Part[] = [{ from: first, to: closing }];
  let end = closing;
  while (parts.length < MOST_PARTS) {
    const start = joinedAt(bytes, end);
    const next = start < 0 ? -1 : closingOf(bytes, start);
    if (next < 0) break;
    parts.push({ from: start, to: next });
    end = next;
  }
  return { parts, end };
};

/**
 * Finds string literals written in parts (`"gh" + "p_…"`, adjacent literals) and puts them together, with the line before them.
 * `closings` are the quotes after which a join may begin.
 */
export function* joinedStrings(bytes: Uint8Array, closings: readonly number[]): Generator<Piece> {
  let done = 0;
  for (const at of closings) {
    if (at < done) continue;
    const first = openingOf(bytes, at);
    if (first < 0) continue;
    const { parts, end } = readJoin(bytes, first, at);
    done = end;
    if (parts.length === 1) continue;
    // The line before the first literal, and the quote that closes it.
    const all = [{ from: lineStart(bytes, first), to: first }, ...parts, { from: end, to: end + 1 }];
    yield { layer: 'joined', bytes: glue(bytes, all), origin: originIn(all) };
  }
}
