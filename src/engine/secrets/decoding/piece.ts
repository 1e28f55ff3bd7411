import type { Origin } from './origin.ts';

/** How bytes were turned into the text a secret was found in. */
export type Layer = 'base64' | 'hex' | 'escape' | 'joined' | 'zero-width' | 'utf-16' | 'gzip' | `entry:${string}`;

/** Bytes that were inside other bytes. */
export interface Piece {
  readonly layer: Layer;
  readonly bytes: Uint8Array;
  /** Tells for an offset in it where that stands in the bytes around it; absent when it has lines of its own. */
  readonly origin?: Origin;
  /** It is all of the bytes around it, written otherwise: their lines are its own. */
  readonly whole?: boolean;
  /** Bytes at its beginning that stand as they are in the bytes around it. */
  readonly lead?: number;
}

/** Why a piece of bytes was not read whole, so that nobody may call it clean. */
export type Unread =
  | 'too-costly'
  | 'too-large'
  | 'too-deep'
  | 'too-many-entries'
  | 'too-many-findings'
  | 'encrypted'
  | 'damaged-archive'
  | 'unsupported-archive';

const isPrintable = (byte: number): boolean => (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;

/** Tells whether the first bytes are text, in one byte or two a character. */
export const looksLikeText = (bytes: Uint8Array, sample: number): boolean => {
  const length = Math.min(bytes.length, sample);
  let printable = 0;
  let zero = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (isPrintable(byte)) printable++;
    else if (byte === 0) zero++;
  }
  const text = zero * 3 > length ? printable + zero : printable;
  return length > 0 && text >= length * 0.95;
};

/** Tells whether bytes begin as a gzip or zip file. */
export const looksPacked = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) <= 5);
