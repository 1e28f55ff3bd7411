/**
 * The alphabets that token formats are made of, as byte classes: `classOf[byte] & bit` tells membership in one look-up.
 * Ranges are written as in a regular expression's brackets.
 */
const RANGES = {
  digit: '0-9',
  lhex: '0-9a-f',
  hex: '0-9a-fA-F',
  lower: 'a-z',
  upper: 'A-Z',
  alpha: 'a-zA-Z',
  lan: 'a-z0-9',
  uan: 'A-Z0-9',
  alnum: 'a-zA-Z0-9',
  word: 'a-zA-Z0-9_',
  url: 'a-zA-Z0-9_-',
  dot: 'a-zA-Z0-9_.-',
  tilde: 'a-zA-Z0-9_~.-',
  eq: 'a-zA-Z0-9_=-',
  doteq: 'a-zA-Z0-9_.=-',
  b32: 'A-Z2-7',
  bech32: 'AC-HJ-NP-Z02-9',
  b64: 'a-zA-Z0-9+/',
  b64eq: 'a-zA-Z0-9+/=',
  crypt: './a-zA-Z0-9',
  armored: 'a-zA-Z0-9+/=\\\\ \t\r\n',
  jwt: 'a-zA-Z0-9_/\\\\-',
  any64: 'a-zA-Z0-9+/_=-',
  cookie: 'a-zA-Z0-9+/_=.%-',
  // With the bytes of letters that have accents.
  ident: 'a-zA-Z0-9_.$\u0080-\u00ff-',
  blank: ' \t\r\n',
  quote: '"\'`',
  visible: '!-~',
  bare: '!#-&*-+\\--:=?-[\\]-_a-z|~',
} as const;

/** Name of an alphabet a shape may use. */
export type Alphabet = keyof typeof RANGES;

/** One bit per alphabet. */
export type AlphabetBit = number;

const names = Object.keys(RANGES);

/** Tells whether a word names an alphabet. */
export const isAlphabet = (name: string): name is Alphabet => Object.hasOwn(RANGES, name);

/** The bit that stands for an alphabet in {@link classOf}. */
export const bitOf = (alphabet: Alphabet): AlphabetBit => 1 << names.indexOf(alphabet);

/** Writes an alphabet as the inside of a regular expression's brackets. */
export const rangesOf = (alphabet: Alphabet): string => RANGES[alphabet];

/** Splits bracket notation into inclusive byte ranges; a backslash makes the next character literal. */
const spans = (notation: string): [number, number][] =>
  [...notation.matchAll(/(\\?.)(?:-(\\?.))?/gs)].map(([, from = '', to = from]) => [
    from.charCodeAt(from.length - 1),
    to.charCodeAt(to.length - 1),
  ]);

const classes = new Int32Array(256);
for (const name of names) {
  if (!isAlphabet(name)) continue;
  for (const [from, to] of spans(RANGES[name]))
    for (let byte = from; byte <= to; byte++) classes[byte] = (classes[byte] ?? 0) | bitOf(name);
}

/** For each byte value, the set of alphabets that hold it. */
export const classOf: Readonly<Int32Array> = classes;
