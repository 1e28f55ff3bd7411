import { bitOf, classOf } from './alphabets.ts';

const alnum = bitOf('alnum');
const hex = bitOf('hex');
const BACKSLASH = 92;
const PERCENT = 37;

/** Reads bytes as Latin-1, one character a byte, so offsets stay the same. */
export const latin1 = (bytes: Uint8Array, start: number, end: number): string => {
  let text = '';
  for (let from = Math.max(0, start); from < end; from += 4096)
    text += String(Reflect.apply(String.fromCharCode, undefined, bytes.subarray(from, Math.min(end, from + 4096))));
  return text;
};

/** Tells whether a byte belongs to an alphabet. */
export const isIn = (byte: number | undefined, bit: number): boolean => ((classOf[byte ?? 0] ?? 0) & bit) !== 0;

/** A token may begin after anything but a letter or digit, and after the letter of an escape such as `\n` or `%3D`. */
export const beginsToken = (bytes: Uint8Array, at: number): boolean => {
  const before = bytes[at - 1];
  if (at === 0 || !isIn(before, alnum)) return true;
  if (bytes[at - 2] === BACKSLASH) return true;
  return bytes[at - 3] === PERCENT && isIn(bytes[at - 2], hex) && isIn(before, hex);
};

/** Walks left while bytes belong to an alphabet; answers the first offset of the run. */
export const runBack = (bytes: Uint8Array, from: number, bit: number, most: number): number => {
  const least = Math.max(0, from - most);
  let at = from;
  while (at > least && isIn(bytes[at - 1], bit)) at--;
  return at;
};

/** Walks right while bytes belong to an alphabet; answers the offset after the run. */
export const runOn = (bytes: Uint8Array, from: number, bit: number, most: number): number => {
  const limit = Math.min(bytes.length, from + most);
  let at = from;
  while (at < limit && isIn(bytes[at], bit)) at++;
  return at;
};
