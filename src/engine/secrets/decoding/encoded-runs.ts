import { decodeBase64Bytes, sextets } from './base64.ts';
import { looksLikeText, looksPacked, type Piece } from './piece.ts';

const BASE64 = 1;
const HEX = 2;
/** 18 bytes in base64: shorter than any key worth hiding. */
const SHORTEST_BASE64 = 24;
const SHORTEST_HEX = 32;
/** A line this long that is all base64 goes on in the next. */
const WRAPPED_LINE = 56;
const GLANCE = 8;
const SAMPLE = 400;

const classes = new Uint8Array(256);
for (const char of Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'))
  classes[char.charCodeAt(0)] = BASE64;
for (const char of Array.from('0123456789abcdefABCDEF')) classes[char.charCodeAt(0)] = BASE64 | HEX;

const digit = (byte: number): number => (byte <= 57 ? byte - 48 : (byte | 32) - 87);

const decodeHex = (bytes: Uint8Array, start: number, end: number): Uint8Array => {
  const out = new Uint8Array((end - start) >> 1);
  for (let at = 0; at < out.length; at++)
    out[at] = (digit(bytes[start + 2 * at] ?? 48) << 4) | digit(bytes[start + 2 * at + 1] ?? 48);
  return out;
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

const base64Piece = (bytes: Uint8Array, start: number, end: number): Piece | undefined => {
  if (!beginsWell(bytes, start) || !worthwhile(decodeBase64Bytes(bytes, start, start + GLANCE), GLANCE))
    return undefined;
  const decoded = decodeBase64Bytes(bytes, start, end);
  return worthwhile(decoded, SAMPLE) ? { layer: 'base64', bytes: decoded, at: start } : undefined;
};

const hexPiece = (bytes: Uint8Array, start: number, end: number): Piece | undefined => {
  if ((end - start) % 2 !== 0 || !worthwhile(decodeHex(bytes, start, start + GLANCE), GLANCE)) return undefined;
  const decoded = decodeHex(bytes, start, end);
  return worthwhile(decoded, SAMPLE) ? { layer: 'hex', bytes: decoded, at: start } : undefined;
};

const BLANKS = new Set([9, 10, 13, 32]);

/** Where a run that ends at a line break goes on, or `end` when it does not. */
const nextLine = (bytes: Uint8Array, lineStart: number, end: number): number => {
  if (end - lineStart < WRAPPED_LINE) return end;
  let at = end;
  while (at < end + 12 && BLANKS.has(bytes[at] ?? 0)) at++;
  return at > end && (classes[bytes[at] ?? 0] ?? 0) !== 0 ? at : end;
};

interface Run {
  readonly start: number;
  readonly end: number;
  readonly hex: boolean;
}

/** Reads the run that begins at `start`, over wrapped lines. */
const readRun = (bytes: Uint8Array, start: number): Run => {
  let common = BASE64 | HEX;
  let at = start;
  let lineStart = start;
  for (;;) {
    const kind = classes[bytes[at] ?? 0] ?? 0;
    if (at < bytes.length && kind !== 0) {
      common &= kind;
      at++;
      continue;
    }
    const next = at < bytes.length ? nextLine(bytes, lineStart, at) : at;
    if (next === at) return { start, end: at, hex: (common & HEX) !== 0 };
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

/** Finds runs of base64 or hexadecimal that hold text or an archive, and decodes them. Looks only where a long run can end. */
export const encodedRuns = (bytes: Uint8Array): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  let at = SHORTEST_BASE64 - 1;
  while (at < bytes.length) {
    const first = inRun(bytes, at) ? runStart(bytes, at, from) : at + 1;
    if (at - first + 1 < SHORTEST_BASE64) {
      from = first;
      at = first + SHORTEST_BASE64 - 1;
      continue;
    }
    const { start, end, hex } = readRun(bytes, first);
    const piece = hex && end - start >= SHORTEST_HEX ? hexPiece(bytes, start, end) : base64Piece(bytes, start, end);
    if (piece !== undefined) pieces.push(piece);
    from = end;
    at = end + SHORTEST_BASE64 - 1;
  }
  return pieces;
};
