/** Shannon entropy of a text, in bits a character. */
export const entropyOf = (text: string): number => {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
};

/** Least bits a character by length, about two deviations under what random text of that length shows. */
const FLOORS: readonly (readonly [length: number, hex: number, other: number])[] = [
  [40, 3.3, 3.7],
  [32, 3, 3.3],
  [24, 2.8, 3.1],
  [16, 2.5, 2.9],
  [0, 2.1, 2.3],
];

/** Tells whether a text is too regular for something drawn at random. */
export const isRegular = (text: string): boolean => {
  const hex = /^[\da-f-]+$/i.test(text);
  const floor = FLOORS.find(([length]) => text.length >= length);
  return floor !== undefined && entropyOf(text) < (hex ? floor[1] : floor[2]);
};

const LONG = 40;
const SIGNS = 6;
const BITS = 4.7;

/** Tells whether a text can only have been drawn from every character of the keyboard: marks of code or of examples in it are chance. */
export const isDrawn = (text: string): boolean =>
  text.length >= LONG &&
  text.length <= 2 * LONG + LONG &&
  new Set(text.replaceAll(/[\w ]/g, '')).size >= SIGNS &&
  /\d.*\d/.test(text) &&
  entropyOf(text) >= BITS;
