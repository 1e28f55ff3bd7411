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
  return { layer: 'utf-16', bytes: out };
};

/** Characters without width by their UTF-8 bytes: the lead, the lowest and highest second and third byte, the length. */
const INVISIBLE: readonly (readonly [lead: number, second: number, low: number, high: number, length: number])[] = [
  [0xc2, 0xad, 0, 255, 2],
  [0xcd, 0x8f, 0, 255, 2],
  [0xe1, 0xa0, 0x8e, 0x8e, 3],
  [0xe2, 0x80, 0x8b, 0x8f, 3],
  [0xe2, 0x80, 0xaa, 0xae, 3],
  [0xe2, 0x81, 0xa0, 0xaf, 3],
  [0xef, 0xb8, 0x80, 0x8f, 3],
  [0xef, 0xbb, 0xbf, 0xbf, 3],
  [0xf3, 0xa0, 0, 255, 4],
];
/** By first and second byte, whether a character without width may begin. */
const pairs = new Uint8Array(65_536);
for (const [lead, second] of INVISIBLE) pairs[(lead << 8) | second] = 1;

const invisibleLength = (bytes: Uint8Array, at: number): number => {
  const third = bytes[at + 2] ?? 0;
  const found = INVISIBLE.find(
    ([lead, second, low, high]) => bytes[at] === lead && bytes[at + 1] === second && third >= low && third <= high,
  );
  return found?.[4] ?? 0;
};

const firstInvisible = (bytes: Uint8Array): number => {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc2 && pairs[(byte << 8) | (bytes[at + 1] ?? 0)] === 1 && invisibleLength(bytes, at) > 0) return at;
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
  return { layer: 'zero-width', bytes: out.subarray(0, length) };
};
