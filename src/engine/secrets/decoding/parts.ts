import type { Origin } from './origin.ts';

/** A stretch of bytes that belongs to what is put together. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** Puts parts together. */
export const glue = (bytes: Uint8Array, parts: readonly Part[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { from, to }) => sum + to - from, 0));
  let at = 0;
  for (const { from, to } of parts) {
    whole.set(bytes.subarray(from, to), at);
    at += to - from;
  }
  return whole;
};

/** Where an offset in what was put together stands in the bytes around it. */
export const originIn =
  (parts: readonly Part[]): Origin =>
  (offset) => {
    let left = offset;
    for (const { from, to } of parts) {
      if (left < to - from) return from + left;
      left -= to - from;
    }
    return (parts.at(-1)?.to ?? 1) - 1;
  };
