import type { Format } from '../catalogue/format.ts';
import { bitOf } from './alphabets.ts';
import type { Bond, Trigger } from './candidate.ts';
import { firstRun, matchShape, type Shape } from './shape.ts';
import { isIn, latin1 } from './text.ts';

/** How far after a vendor's name its key may stand, in bytes. */
const REACH = 110;
/** A run of letters and digits shorter than this is no key. */
const SHORTEST = 8;

const alnum = bitOf('alnum');
const alpha = bitOf('alpha');
const url = bitOf('url');
const word = bitOf('word');

/** A segment of a path is a name or a digest. */
const SLASH = 47;

/** Ends a statement: what stands after belongs to something else. */
const stops = new Uint8Array(256);
for (const char of Array.from(';}){')) stops[char.charCodeAt(0)] = 1;

/** Shapes that share a keyword. */
export interface Neighbour {
  readonly format: Format;
  readonly shape: Shape;
}

const OPERATOR = /[=:>,(]|\|\|/;
const SECRET_WORD = /key|token|secret|access|private|pass|pwd|pat\b|auth|cred|api|login|bearer|jeton|cle_|mdp/i;
const PLAIN = /^[\w\s.\-"'`:=>,|?([<&#@/\\+$!]*$/;

/** What the text between the name and the value says about their tie; nothing when it breaks the tie. */
const bondOf = (between: string): Bond | undefined => {
  if (!PLAIN.test(between)) return undefined;
  if (OPERATOR.test(between)) return 'assigned';
  return SECRET_WORD.test(between) ? 'named' : 'beside';
};

const BACKSLASH = 92;

/** A value may begin after anything but a letter, digit or underscore, and after the letter of an escape; never as a segment of a path. */
const startsValue = (bytes: Uint8Array, at: number): boolean => {
  const before = bytes[at - 1] ?? 0;
  if (before === SLASH) return false;
  return !isIn(before, word) || (bytes[at - 2] === BACKSLASH && isIn(before, alnum));
};

/** Places after the name where a run long enough to be a key begins. */
const eachStart = (bytes: Uint8Array, from: number, visit: (at: number) => boolean): void => {
  const limit = Math.min(bytes.length, from + REACH);
  for (let at = from; at < limit; at++) {
    const byte = bytes[at] ?? 0;
    if (byte <= 34) continue;
    if (stops[byte] === 1) return;
    if (startsValue(bytes, at) && visit(at)) return;
  }
};

const longEnough = (bytes: Uint8Array, at: number): boolean => {
  for (let ahead = at; ahead < at + SHORTEST; ahead++) if ((bytes[ahead] ?? 0) <= 34) return false;
  return true;
};

/** A run that begins before `at` is another, longer value; an equals sign before it is an operator. */
const midRun = (bytes: Uint8Array, at: number, shape: Shape): boolean =>
  bytes[at - 1] !== 61 && isIn(bytes[at - 1], firstRun(shape)) && bytes[at - 2] !== 92;

const lower = bitOf('lower');
const upper = bitOf('upper');

/** A vendor's name inside another word, such as `okta` in `rookTable`, names nobody. */
const insideWord = (bytes: Uint8Array, start: number, end: number): boolean => {
  const before = bytes[start - 1];
  const first = bytes[start];
  const follows = isIn(first, lower) ? isIn(before, alpha) : isIn(first, upper) && isIn(before, upper);
  const straddles = isIn(bytes[end - 2], lower) && isIn(bytes[end - 1], upper) && isIn(bytes[end], lower);
  return follows || straddles;
};

/** A name this long is nobody's by chance, even inside another word. */
const UNMISTAKABLE = 7;

/** Finds values that count only beside their vendor's name: the first one that fits, in reading order. */
export const nearby = (keyword: string, neighbours: readonly Neighbour[]): Trigger => {
  return (search, from) => {
    const { bytes } = search;
    search.steps -= REACH;
    eachStart(bytes, from, (at) => {
      if (!longEnough(bytes, at)) return false;
      for (const { format, shape } of neighbours) {
        const end = midRun(bytes, at, shape) ? -1 : matchShape(shape, bytes, at);
        search.steps -= end < 0 ? -end : end - at;
        if (end < 0 || isIn(bytes[end], url)) continue;
        const tie = bondOf(latin1(bytes, from, at));
        if (tie === undefined) return true;
        const bond = keyword.length < UNMISTAKABLE && insideWord(bytes, from - keyword.length, from) ? 'beside' : tie;
        search.found.push({ format, start: at, end, bond });
        return true;
      }
      return false;
    });
  };
};
