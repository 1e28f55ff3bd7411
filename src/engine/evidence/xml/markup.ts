import { asciiBytes, byteAt, startsWithAt } from '../bytes/ascii.ts';

/** The bytes that markup is made of. */
export const [SPACE, BANG, QUOTE, APOSTROPHE, SLASH, LESS, EQUALS, GREATER, QUESTION] = [
  32, 33, 34, 39, 47, 60, 61, 62, 63,
] as const;
const [BRACKET, BRACKET_END] = [91, 93] as const;

/** What is at hand does not end what began there. */
export const MORE = -1;
/** This is no XML. */
export const MALFORMED = -2;
/** More attributes than any report has. */
export const TOO_MANY = -3;
/** An internal subset that declares something. */
export const DECLARES = -4;

/** White space is 2; other bytes that end a name are 1; bytes of names are 0. */
const CLASSES = new Uint8Array(256);
for (const byte of [9, 10, 13, 32]) CLASSES[byte] = 2;
for (const byte of [SLASH, GREATER, EQUALS, LESS, QUOTE, APOSTROPHE]) CLASSES[byte] = 1;

/** True for a space, a tab or a line break. */
export function isSpace(byte: number): boolean {
  return CLASSES[byte] === 2;
}

/** The first place from `from` on that is not white space, or `end`. */
export function pastSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && CLASSES[byteAt(bytes, at)] === 2) at += 1;
  return at;
}

/** True for the bytes that names are made of. */
export function isNameByte(byte: number): boolean {
  return CLASSES[byte] === 0;
}

/** One step of a name's number, by which names are compared: as a report's own words go, no two are alike. */
export function hashStep(hash: number, byte: number): number {
  return ((hash << 5) - hash + byte) | 0;
}

/** The number of a name of the format's vocabulary. */
export function hashOf(name: string): number {
  return asciiBytes(name).reduce(hashStep, 0);
}

/** The next such byte before `end`, or −1; near ones are found faster without a call. */
export function indexOfByte(bytes: Uint8Array, wanted: number, from: number, end: number): number {
  const near = Math.min(end, from + 32);
  for (let at = from; at < near; at += 1) if (byteAt(bytes, at) === wanted) return at;
  const far = near === end ? -1 : bytes.indexOf(wanted, near);
  return far < end ? far : -1;
}

/** The place after the next `mark`, whose last byte is `>`; −1 when it does not end before `end`. */
export function indexAfter(bytes: Uint8Array, mark: Uint8Array, from: number, end: number): number {
  let at = indexOfByte(bytes, GREATER, from + mark.length - 1, end);
  while (at >= 0) {
    if (startsWithAt(bytes, at - mark.length + 1, mark)) return at + 1;
    at = indexOfByte(bytes, GREATER, at + 1, end);
  }
  return -1;
}

/**
 * The place after a document type, from behind `<!DOCTYPE`: names of external DTDs are read over and never fetched, an
 * internal subset may only be blank.
 */
export function doctypeEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = byteAt(bytes, at);
    if (byte === GREATER) return at + 1;
    if (byte === BRACKET) {
      at = pastSpace(bytes, at + 1, end);
      if (at < end && byteAt(bytes, at) !== BRACKET_END) return DECLARES;
    } else if (byte === QUOTE || byte === APOSTROPHE) {
      at = indexOfByte(bytes, byte, at + 1, end);
      if (at < 0) return MORE;
    }
    at += 1;
  }
  return MORE;
}
