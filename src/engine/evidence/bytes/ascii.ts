const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The byte at a place known to be inside; 0 outside, which no scanner takes for anything. One look outside makes every
 * later one slower, for all readers of the process: V8 then compiles each with the case that there is nothing.
 */
export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** A slice as text; bytes that are not UTF-8 become U+FFFD, so a damaged path never equals a real one. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return utf8.decode(bytes.subarray(from, to));
}

/** The bytes of a word of the format's own vocabulary. */
export function asciiBytes(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0));
}

/** True when `word` stands at `at`. */
export function startsWithAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** The largest count that is told apart; only "more than none" ever decides. */
export const COUNT_LIMIT = 2 ** 29 - 1;

/**
 * A count as tools write it: digits of any length (wrapped 64-bit ones included), a fraction, an exponent; a negative one
 * is 0. `undefined` when it is none of these.
 */
export function countIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = byteAt(bytes, at) - 48;
    if (digit < 0 || digit > 9) return oddCount(textOf(bytes, from, Math.min(to, from + 400)));
    value = value * 10 + digit;
  }
  return from === to ? undefined : Math.min(value, COUNT_LIMIT);
}

function oddCount(text: string): number | undefined {
  if (!/^[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?$/.test(text)) return undefined;
  return toCount(Number(text));
}

/** A number read elsewhere as a count: what is below or not a number is 0, what is above is the limit. */
export function toCount(value: number): number {
  return value > 0 ? Math.min(Math.ceil(value), COUNT_LIMIT) : 0;
}

/** The last physical line that is believed; no editor opens a longer file. */
export const LINE_LIMIT = 2 ** 24 - 1;

/** A 1-based line number in plain digits, or 0 when it is none. */
export function lineIn(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  if (to - from > 10) return 0;
  for (let at = from; at < to; at += 1) {
    const digit = byteAt(bytes, at) - 48;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value > LINE_LIMIT ? 0 : value;
}
