import { walkFrom } from './origin.ts';
import type { Piece } from './piece.ts';

const isMark = (one: number | undefined, two: number | undefined): 'little' | 'big' | undefined => {
  if (one === 0xff && two === 0xfe) return 'little';
  return one === 0xfe && two === 0xff ? 'big' : undefined;
};

const SAMPLE = 512;

/** Without a byte order mark, text in two bytes a character shows zeros at every other place. */
const guessOrder = (bytes: Uint8Array): 'little' | 'big' | undefined => {
  const length = Math.min(bytes.length & ~1, SAMPLE);
  let odd = 0;
  let even = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (length < 8) return undefined;
  if (odd > length * 0.4 && even < length * 0.05) return 'little';
  return even > length * 0.4 && odd < length * 0.05 ? 'big' : undefined;
};

/** Rewrites UTF-16 as one byte a character; characters beyond Latin-1 become `?`. Nothing when the bytes are something else. */
export const fromUtf16 = (bytes: Uint8Array): Piece | undefined => {
  const marked = isMark(bytes[0], bytes[1]);
  const order = marked ?? guessOrder(bytes);
  if (order === undefined) return undefined;
  const skip = marked === undefined ? 0 : 2;
  const out = new Uint8Array((bytes.length - skip) >> 1);
  const [low, high] = order === 'little' ? [0, 1] : [1, 0];
  for (let at = 0; at < out.length; at++)
    out[at] = bytes[skip + 2 * at + high] === 0 ? (bytes[skip + 2 * at + low] ?? 0) : 63;
  return { layer: 'utf-16', bytes: out, origin: (offset) => skip + 2 * offset, whole: true };
};

/** Characters without width of three UTF-8 bytes: U+180E, U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F, U+FE00 to U+FE0F, U+FEFF. */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0xe1_a0_8e, 0xe1_a0_8e],
  [0xe2_80_8b, 0xe2_80_8f],
  [0xe2_80_aa, 0xe2_80_ae],
  [0xe2_81_a0, 0xe2_81_af],
  [0xef_b8_80, 0xef_b8_8f],
  [0xef_bb_bf, 0xef_bb_bf],
];
const threeBytes = new Set(
  RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => first + step)),
);

/** By the first two bytes, how long a character without width may be: U+00AD and U+034F take two bytes, tags (U+E0000 and on) four. */
const lengths = new Uint8Array(65_536);
lengths[0xc2_ad] = 2;
lengths[0xcd_8f] = 2;
lengths[0xf3_a0] = 4;
for (const code of threeBytes) lengths[code >> 8] = 3;

const invisibleLength = (bytes: Uint8Array, at: number): number => {
  const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  const length = lengths[pair] ?? 0;
  return length === 3 && !threeBytes.has((pair << 8) | (bytes[at + 2] ?? 0)) ? 0 : length;
};

const firstInvisible = (bytes: Uint8Array): number => {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc2 && invisibleLength(bytes, at) > 0) return at;
  }
  return -1;
};

/** Takes out characters without width, which can split a token unseen; nothing when there are none. */
export const withoutInvisible = (bytes: Uint8Array): Piece | undefined => {
  const first = firstInvisible(bytes);
  if (first < 0) return undefined;
  const out = new Uint8Array(bytes.length);
  out.set(bytes.subarray(0, first));
  let length = first;
  for (let at = first; at < bytes.length; at++) {
    const skip = (bytes[at] ?? 0) < 0xc2 ? 0 : invisibleLength(bytes, at);
    if (skip > 0) at += skip - 1;
    else out[length++] = bytes[at] ?? 0;
  }
  const visible = (from: number): number => {
    let at = from;
    for (let skip = invisibleLength(bytes, at); skip > 0; skip = invisibleLength(bytes, at)) at += skip;
    return at;
  };
  const origin = walkFrom(visible(0), (at) => visible(at + 1));
  return { layer: 'zero-width', bytes: out.subarray(0, length), origin };
};

/** Characters in a row that make a stretch of two bytes a character. */
const FEWEST_WIDE = 12;

const isVisible = (byte: number | undefined): boolean => byte !== undefined && byte >= 32 && byte < 127;

/** The end of a stretch of visible characters with a zero between any two, from the zero at `from`. */
const endOfWide = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (isVisible(bytes[at + 1]) && bytes[at + 2] === 0) at += 2;
  return at;
};

/** Finds text of two bytes a character inside other bytes, such as lines that another program added to a file. */
export function* wideStretches(bytes: Uint8Array): Generator<Piece> {
  let at = bytes.indexOf(0);
  while (at >= 0 && at < bytes.length) {
    const end = endOfWide(bytes, at);
    if (end - at >= 2 * FEWEST_WIDE) {
      const start = isVisible(bytes[at - 1]) ? at - 1 : at + 1;
      const last = isVisible(bytes[end + 1]) ? end + 1 : end - 1;
      const out = new Uint8Array((last - start) / 2 + 1);
      for (let index = 0; index < out.length; index++) out[index] = bytes[start + 2 * index] ?? 0;
      yield { layer: 'utf-16', bytes: out, origin: (offset) => start + 2 * offset };
    }
    at = end + 1;
    while (at < bytes.length && bytes[at] !== 0) at++;
  }
}
