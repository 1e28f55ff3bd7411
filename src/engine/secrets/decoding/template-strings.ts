import type { Piece } from './piece.ts';

const BACKTICK = 96;
const DOLLAR = 36;
const OPEN = 123;
const CLOSE = 125;
const BACKSLASH = 92;
/** The longest template that is read, and how far before it its name may stand. */
const LONGEST = 600;
const LEAD = 80;

const isQuote = (byte: number | undefined): boolean => byte === 34 || byte === 39;
const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** Where the template that holds `at` begins, after its backtick; -1 when none does near. */
const openingOf = (bytes: Uint8Array, at: number): number => {
  for (let from = at - 1; from >= Math.max(0, at - LONGEST); from--) if (bytes[from] === BACKTICK) return from + 1;
  return -1;
};

const leadOf = (bytes: Uint8Array, start: number): number => {
  let at = start;
  while (at > 0 && start - at < LEAD && bytes[at - 1] !== 10) at--;
  return at;
};

const pastBlanks = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (isBlank(bytes[at])) at++;
  return at;
};

interface Literal {
  readonly from: number;
  readonly to: number;
  /** After the closing brace. */
  readonly end: number;
}

/** A literal between `${` and `}`; nothing when something else stands there. */
const literalAt = (bytes: Uint8Array, dollar: number): Literal | undefined => {
  if (bytes[dollar] !== DOLLAR || bytes[dollar + 1] !== OPEN) return undefined;
  const quote = pastBlanks(bytes, dollar + 2);
  if (!isQuote(bytes[quote]) && bytes[quote] !== BACKTICK) return undefined;
  let to = quote + 1;
  while (to < Math.min(bytes.length, quote + LONGEST) && bytes[to] !== bytes[quote]) to++;
  const close = pastBlanks(bytes, to + 1);
  return bytes[close] === CLOSE ? { from: quote + 1, to, end: close + 1 } : undefined;
};

interface Template {
  readonly bytes: Uint8Array;
  readonly origins: Uint32Array;
  readonly end: number;
  readonly literals: number;
}

const buffer = new Uint8Array(LEAD + 2 * LONGEST);
const places = new Uint32Array(LEAD + 2 * LONGEST);

/** Reads a template with the literals in it written out, to its closing backtick. */
const readTemplate = (bytes: Uint8Array, lead: number, start: number): Template => {
  let length = 0;
  let literals = 0;
  const take = (from: number, to: number): void => {
    for (let at = from; at < to && length < buffer.length; at++) {
      places[length] = at;
      buffer[length++] = bytes[at] ?? 0;
    }
  };
  const limit = Math.min(bytes.length, start + LONGEST);
  let at = start;
  take(lead, start);
  while (at < limit && bytes[at] !== BACKTICK) {
    const literal = literalAt(bytes, at);
    if (literal === undefined) {
      const step = bytes[at] === BACKSLASH ? 2 : 1;
      take(at, at + step);
      at += step;
      continue;
    }
    literals++;
    take(literal.from, literal.to);
    at = literal.end;
  }
  take(at, Math.min(at + 1, bytes.length));
  return { bytes: buffer.slice(0, length), origins: places.slice(0, length), end: at + 1, literals };
};

/** Finds templates with literals in them (`gh${'p_'}…`) and writes them out; `marks` are the places where one may stand. */
export function* templateStrings(bytes: Uint8Array, marks: readonly number[]): Generator<Piece> {
  let done = 0;
  for (const mark of marks) {
    if (mark < done || literalAt(bytes, mark) === undefined) continue;
    const start = openingOf(bytes, mark);
    if (start < 0) continue;
    const { bytes: written, origins, end, literals } = readTemplate(bytes, leadOf(bytes, start), start);
    done = Math.max(end, mark + 1);
    if (literals === 0) continue;
    yield { layer: 'joined', bytes: written, origin: (offset) => origins[offset] ?? start };
  }
}
