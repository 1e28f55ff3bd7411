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

/** Longer names are read in part. */
export const LONGEST_NAME = 80;
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

const OPERATORS = codes('=:>|');
/** A value follows `?` only as `?=`, `,` and `(` only as an argument in quotes. */
const QUESTION = 63;
const COMMA = 44;
const PARENTHESIS = 40;
const PIPE = 124;
const CLOSERS = codes('"\'`\\ \t].');
const OPENERS = codes('"\'`\\ \t\r\n=:>|[');
/** After two equal quotes, what shows that the literal is not empty. */
const begins = bitOf('alnum') | quote;

const lower = bitOf('lower');
const LONGEST_TYPE = 10;

/** Past the type that some languages write between a name and its operator, as in `var token string = "…"`. */
const pastType = (bytes: Uint8Array, at: number): number => {
  const end = bytes[at - 1] === SPACE ? runOn(bytes, at, lower, LONGEST_TYPE) : at;
  return end > at && bytes[end] === SPACE && bytes[end + 1] === EQUALS ? end + 1 : at;
};

/** `==` compares, a single `|` pipes. */
const isOperator = (one: number, two: number): boolean =>
  OPERATORS.has(one) && !(one === EQUALS && two === EQUALS) && !(one === PIPE && two !== PIPE);

/** The operator after a name, past quotes and spaces; -1 when there is none or it compares. */
const operatorEnd = (bytes: Uint8Array, nameEnd: number): number => {
  let closed = nameEnd;
  while (closed < nameEnd + 5 && CLOSERS.has(bytes[closed] ?? 0)) closed++;
  const at = pastType(bytes, closed);
  if (bytes[at] === QUESTION && bytes[at + 1] === EQUALS) return at + 2;
  return isOperator(bytes[at] ?? 0, bytes[at + 1] ?? 0) ? at + 1 : -1;
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

/** The end of `name(` or of `('name',` when a quote follows: a value passed to a call. */
const argumentEnd = (bytes: Uint8Array, nameStart: number, nameEnd: number): number => {
  const quoted = isIn(bytes[nameEnd], quote);
  const inCall = quoted && (bytes[nameStart - 2] === PARENTHESIS || bytes[nameStart - 3] === PARENTHESIS);
  const mark = quoted ? nameEnd + 1 : nameEnd;
  if (bytes[mark] !== (inCall ? COMMA : PARENTHESIS)) return -1;
  const value = runOn(bytes, mark + 1, blank, WIDEST_GAP);
  return isIn(bytes[value], quote) ? mark + 1 : -1;
};

/** Where the value after an operator begins, and the quote that opens it if any. */
const opening = (bytes: Uint8Array, from: number): { readonly start: number; readonly mark: number } => {
  let at = from;
  let mark = 0;
  while (at < from + WIDEST_GAP && OPENERS.has(bytes[at] ?? 0)) {
    if (isIn(bytes[at], quote)) mark = bytes[at] ?? 0;
    at++;
    // An empty literal: what follows its closing quote is not its value.
    if (mark !== 0 && bytes[at] === mark && !isIn(bytes[at + 1], begins)) return { start: -1, mark };
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
  const nameStart = runBack(bytes, wordEnd, ident, LONGEST_NAME);
  const operator = Math.max(operatorEnd(bytes, nameEnd), argumentEnd(bytes, nameStart, nameEnd));
  if (operator < 0) return undefined;
  const { start, mark } = opening(bytes, operator);
  if (start < 0) return undefined;
  const end = valueEnd(bytes, start, mark);
  if (end - start < SHORTEST_VALUE) return undefined;
  return { nameStart, nameEnd, start, end, bare: mark === 0 };
};
