import { bitOf } from './alphabets.ts';
import { isIn, runBack, runOn } from './text.ts';

/** A name, an operator and a literal, as any language or configuration file writes it. */
export interface Assignment {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly end: number;
  readonly bare: boolean;
}

const LONGEST_NAME = 80;
const LONGEST_VALUE = 512;
const SHORTEST_VALUE = 4;
const WIDEST_GAP = 24;

const ident = bitOf('ident');
const quote = bitOf('quote');
const blank = bitOf('blank');
const bareValue = bitOf('bare');
const BACKSLASH = 92;
const LINE_FEED = 10;
const SPACE = 32;
const EQUALS = 61;

const codes = (chars: string): ReadonlySet<number> => new Set(Array.from(chars, (char) => char.charCodeAt(0)));

const OPERATORS = codes('=:>,|?(');
const PIPE = 124;
const CLOSERS = codes('"\'`\\ \t].');
const OPENERS = codes('"\'`\\ \t\r\n=:>?|([');

const lower = bitOf('lower');
const LONGEST_TYPE = 10;

/** Past the type that some languages write between a name and its operator, as in `var token string = "…"`. */
const pastType = (bytes: Uint8Array, at: number): number => {
  const end = bytes[at - 1] === SPACE ? runOn(bytes, at, lower, LONGEST_TYPE) : at;
  return end > at && bytes[end] === SPACE && bytes[end + 1] === EQUALS ? end + 1 : at;
};

/** The operator after a name, past quotes and spaces; -1 when there is none or it compares. */
const operatorEnd = (bytes: Uint8Array, nameEnd: number): number => {
  let at = nameEnd;
  while (at < nameEnd + 5 && CLOSERS.has(bytes[at] ?? 0)) at++;
  at = pastType(bytes, at);
  if (!OPERATORS.has(bytes[at] ?? 0)) return -1;
  const compares = bytes[at] === EQUALS && bytes[at + 1] === EQUALS;
  const pipes = bytes[at] === PIPE && bytes[at + 1] !== PIPE;
  return compares || pipes ? -1 : at + 1;
};

const closingQuote = (bytes: Uint8Array, start: number, mark: number): number => {
  const limit = Math.min(bytes.length, start + LONGEST_VALUE);
  for (let at = start; at < limit; at++) {
    const byte = bytes[at];
    if (byte === mark || byte === LINE_FEED) return byte === mark ? at : -1;
    if (byte === BACKSLASH && bytes[at + 1] !== mark && bytes[at + 1] !== BACKSLASH) continue;
    if (byte === BACKSLASH) at++;
  }
  return -1;
};

/** A value between `\"` and `\"`, inside a string of another language. */
const escapedValue = (bytes: Uint8Array, start: number, mark: number): number => {
  const limit = Math.min(bytes.length, start + LONGEST_VALUE);
  for (let at = start; at < limit; at++)
    if (bytes[at] === BACKSLASH && bytes[at + 1] === mark) return at;
    else if (bytes[at] === LINE_FEED) return -1;
  return -1;
};

const bareEnd = (bytes: Uint8Array, start: number): number => {
  const end = runOn(bytes, start, bareValue, LONGEST_VALUE);
  return end > start && bytes[end - 1] === 44 ? end - 1 : end;
};

/** Where the value after an operator begins, and the quote that opens it if any. */
const opening = (bytes: Uint8Array, from: number): { readonly start: number; readonly mark: number } => {
  let at = from;
  let mark = 0;
  while (at < from + WIDEST_GAP && OPENERS.has(bytes[at] ?? 0)) {
    if (isIn(bytes[at], quote)) mark = bytes[at] ?? 0;
    at++;
    // An empty literal: what follows its closing quote is not its value.
    if (mark !== 0 && bytes[at] === mark && isIn(bytes[at + 1], blank)) return { start: -1, mark };
  }
  return { start: at, mark };
};

const valueEnd = (bytes: Uint8Array, start: number, mark: number): number => {
  if (mark === 0) return bareEnd(bytes, start);
  return bytes[start - 2] === BACKSLASH ? escapedValue(bytes, start, mark) : closingQuote(bytes, start, mark);
};

/** Reads the assignment whose name holds the word that ends at `wordEnd`; nothing when no literal is assigned. */
export const readAssignment = (bytes: Uint8Array, wordEnd: number): Assignment | undefined => {
  const nameEnd = runOn(bytes, wordEnd, ident, LONGEST_NAME);
  const operator = operatorEnd(bytes, nameEnd);
  if (operator < 0) return undefined;
  const { start, mark } = opening(bytes, operator);
  if (start < 0) return undefined;
  const end = valueEnd(bytes, start, mark);
  if (end - start < SHORTEST_VALUE) return undefined;
  return { nameStart: runBack(bytes, wordEnd, ident, LONGEST_NAME), nameEnd, start, end, bare: mark === 0 };
};
