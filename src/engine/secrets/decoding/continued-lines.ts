import { glue, originIn, type Part } from './parts.ts';
import type { Piece } from './piece.ts';

const BACKSLASH = 92;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** How much of each line takes part, and how many lines at most. */
const LONGEST_PART = 300;
const MOST_PARTS = 200;

const inToken = new Uint8Array(256);
for (const char of Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_.-:'))
  inToken[char.charCodeAt(0)] = 1;

const isIndent = (byte: number | undefined): boolean => byte === 32 || byte === 9;

/** When a word stands before the backslash at the end of a line, where it goes on in the next; else -1. */
const continuationAt = (bytes: Uint8Array, at: number): number => {
  const feed = bytes[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1;
  if (bytes[at] !== BACKSLASH || bytes[feed] !== LINE_FEED || inToken[bytes[at - 1] ?? 0] !== 1) return -1;
  let next = feed + 1;
  while (next < feed + LONGEST_PART && isIndent(bytes[next])) next++;
  return inToken[bytes[next] ?? 0] === 1 ? next : -1;
};

const lineStart = (bytes: Uint8Array, at: number): number => {
  let from = at;
  while (from > 0 && at - from < LONGEST_PART && bytes[from - 1] !== LINE_FEED) from--;
  return from;
};

/** The end of a line's part: its last character, or the backslash after which it goes on. */
const partEnd = (bytes: Uint8Array, from: number): number => {
  const limit = Math.min(bytes.length, from + LONGEST_PART);
  for (let at = from; at < limit; at++) if (bytes[at] === LINE_FEED || continuationAt(bytes, at) >= 0) return at;
  return limit;
};

/** Finds words that a backslash at the end of a line carries on in the next, and puts them together; `marks` are backslashes. */
export function* continuedLines(bytes: Uint8Array, marks: readonly number[]): Generator<Piece> {
  let done = 0;
  for (const mark of marks) {
    if (mark < done || continuationAt(bytes, mark) < 0) continue;
    const parts: Part[] = [{ from: lineStart(bytes, mark), to: mark }];
    for (let end = mark; parts.length < MOST_PARTS && continuationAt(bytes, end) >= 0;) {
      const from = continuationAt(bytes, end);
      end = partEnd(bytes, from);
      parts.push({ from, to: end });
      done = end;
    }
    yield { layer: 'joined', bytes: glue(bytes, parts), origin: originIn(parts) };
  }
}
