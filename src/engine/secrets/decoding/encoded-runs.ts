import { decodeBase64Bytes, sextets } from './base64.ts';
import { type Origin, walkFrom } from './origin.ts';
import { looksLikeText, looksPacked, type Piece } from './piece.ts';

const BASE64 = 1;
const HEX = 2;
/** 18 bytes in base64: shorter than any key worth hiding. */
const SHORTEST_BASE64 = 24;
const SHORTEST_HEX = 32;
/** A line this long that is all base64 may go on in the next. */
const WRAPPED_LINE = 32;
const GLANCE = 8;
const SAMPLE = 400;

const classes = new Uint8Array(256);
for (const char of Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'))
  classes[char.charCodeAt(0)] = BASE64;
for (const char of Array.from('0123456789abcdefABCDEF')) classes[char.charCodeAt(0)] = BASE64 | HEX;

const digit = (byte: number): number => (byte <= 57 ? byte - 48 : (byte | 32) - 87);

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;

/** Decodes pairs of digits, past the white space of wrapped lines. */
const decodeHex = (bytes: Uint8Array, start: number, end: number): Uint8Array => {
  const out = new Uint8Array((end - start) >> 1);
  let digits = 0;
  let held = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (isBlank(byte)) continue;
    held = (held << 4) | digit(byte);
    if (++digits % 2 === 0) out[digits / 2 - 1] = held & 255;
  }
  return out.subarray(0, digits >> 1);
};

const worthwhile = (bytes: Uint8Array | undefined, sample: number): bytes is Uint8Array =>
  bytes !== undefined && (looksLikeText(bytes, sample) || looksPacked(bytes));

const GZIP = [72, 52, 115, 73] as const;
const UTF16_MARK = 47;

const sextetAt = (bytes: Uint8Array, at: number): number => sextets[bytes[at] ?? 0] ?? 0;

/** Text has no byte above 127 at its beginning: three bits of the first characters tell, which rules out most words. */
const beginsWell = (bytes: Uint8Array, start: number): boolean => {
  const [one, two, three] = [sextetAt(bytes, start), sextetAt(bytes, start + 1), sextetAt(bytes, start + 2)];
  const ascii = one < 32 && (two & 8) === 0 && (three & 2) === 0;
  return ascii || bytes[start] === UTF16_MARK || GZIP.every((byte, at) => bytes[start + at] === byte);
};

/** Where the byte at an offset of decoded text was written, past the white space of wrapped lines. */
const originIn = (bytes: Uint8Array, start: number, charactersPerByte: number): Origin => {
  const walk = walkFrom(start, (at) => {
    let next = at + 1;
    while (isBlank(bytes[next])) next++;
    return next;
  });
  return (offset) => walk(Math.floor(offset * charactersPerByte));
};

const base64Piece = (bytes: Uint8Array, start: number, end: number): Piece | undefined => {
  if (!beginsWell(bytes, start) || !worthwhile(decodeBase64Bytes(bytes, start, start + GLANCE), GLANCE))
    return undefined;
  const decoded = decodeBase64Bytes(bytes, start, end);
  return worthwhile(decoded, SAMPLE)
    ? { layer: 'base64', bytes: decoded, origin: originIn(bytes, start, 4 / 3) }
    : undefined;
};

const hexPiece = (bytes: Uint8Array, start: number, end: number): Piece | undefined => {
  if (!worthwhile(decodeHex(bytes, start, start + GLANCE), GLANCE)) return undefined;
  const decoded = decodeHex(bytes, start, end);
  return worthwhile(decoded, SAMPLE) ? { layer: 'hex', bytes: decoded, origin: originIn(bytes, start, 2) } : undefined;
};

/** Where a run that ends at a line break goes on, or `end` when it does not. */
const nextLine = (bytes: Uint8Array, lineStart: number, end: number): number => {
  if (end - lineStart < WRAPPED_LINE) return end;
  let at = end;
  while (at < end + 12 && isBlank(bytes[at])) at++;
  return at > end && (classes[bytes[at] ?? 0] ?? 0) !== 0 ? at : end;
};

interface Run {
  readonly start: number;
  readonly end: number;
  /** Where it ends when its last line is something else, such as a word below. */
  readonly lastBreak: number;
  readonly hex: boolean;
}

/** Reads the run that begins at `start`, over wrapped lines; of hexadecimal lines, those before a line of something else. */
const readRun = (bytes: Uint8Array, start: number): Run => {
  let common = BASE64 | HEX;
  let at = start;
  let lineStart = start;
  let hexEnd = start;
  let lastBreak = start;
  for (;;) {
    const kind = classes[bytes[at] ?? 0] ?? 0;
    if (at < bytes.length && kind !== 0) {
      common &= kind;
      at++;
      continue;
    }
    if ((common & HEX) !== 0) hexEnd = at;
    const next = at < bytes.length ? nextLine(bytes, lineStart, at) : at;
    if (next === at)
      return hexEnd > start ? { start, end: hexEnd, lastBreak, hex: true } : { start, end: at, lastBreak, hex: false };
    lastBreak = at;
    lineStart = next;
    at = next;
  }
};

const inRun = (bytes: Uint8Array, at: number): boolean => (classes[bytes[at] ?? 0] ?? 0) !== 0;

/** Where the run that holds `at` begins, not before `from`. */
const runStart = (bytes: Uint8Array, at: number, from: number): number => {
  let start = at;
  while (start > from && inRun(bytes, start - 1)) start--;
  return start;
};

/** The next run of at least so many characters; looks only where one can end. */
const nextRun = (bytes: Uint8Array, since: number): Run | undefined => {
  let from = since;
  let at = since + SHORTEST_BASE64 - 1;
  while (at < bytes.length) {
    const first = inRun(bytes, at) ? runStart(bytes, at, from) : at + 1;
    if (at - first + 1 >= SHORTEST_BASE64) return readRun(bytes, first);
    from = first;
    at = first + SHORTEST_BASE64 - 1;
  }
  return undefined;
};

const pieceOf = (bytes: Uint8Array, { start, end, lastBreak, hex }: Run): Piece | undefined => {
  if (hex && end - start >= SHORTEST_HEX) return hexPiece(bytes, start, end);
  const piece = base64Piece(bytes, start, end);
  return piece === undefined && lastBreak > start ? base64Piece(bytes, start, lastBreak) : piece;
};

/** Finds runs of base64 or hexadecimal that hold text or an archive, and decodes them. */
export function* encodedRuns(bytes: Uint8Array): Generator<Piece> {
  for (let run = nextRun(bytes, 0); run !== undefined; run = nextRun(bytes, run.end)) {
    const piece = pieceOf(bytes, run);
    if (piece !== undefined) yield piece;
  }
}
