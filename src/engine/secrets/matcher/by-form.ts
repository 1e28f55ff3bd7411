import type { Format } from '../catalogue/format.ts';
import { type Alphabet, bitOf, isAlphabet } from './alphabets.ts';
import type { Trigger } from './candidate.ts';
import { anchorOf, matchShape, type Shape } from './shape.ts';
import { beginsToken, runBack } from './text.ts';

/** A trigger with the keyword that pulls it. */
export interface Keyed {
  readonly keyword: string;
  readonly trigger: Trigger;
}

/** Finds a token by its own form, from the literal it holds. */
export const byForm = (format: Format, shape: Shape): Keyed | undefined => {
  const anchor = anchorOf(shape);
  if (anchor === undefined) return undefined;
  const back = anchor.offset + anchor.text.length;
  const prefix = anchor.offset === 0 ? anchor.text.length : 0;
  const trigger: Trigger = (search, keywordEnd) => {
    const start = keywordEnd - back;
    if (start < 0 || !beginsToken(search.bytes, start)) return;
    const end = matchShape(shape, search.bytes, start);
    search.steps -= end < 0 ? 7 - end : end - start;
    if (end >= 0) search.found.push({ format, start, end, bond: 'form', body: start + prefix });
  };
  return { keyword: anchor.text, trigger };
};

const LONGEST_BEFORE = 100;

/** Finds a value that stands before a literal, such as the name of a host before its domain. */
export const byWhatFollows = (format: Format): Keyed | undefined => {
  const { before } = format;
  if (before === undefined) return undefined;
  const alphabet: Alphabet = isAlphabet(before.alphabet) ? before.alphabet : 'url';
  const bit = bitOf(alphabet);
  const trigger: Trigger = (search, end) => {
    const literalStart = end - before.text.length;
    const start = runBack(search.bytes, literalStart, bit, LONGEST_BEFORE);
    search.steps -= end - start;
    if (literalStart - start >= before.min) search.found.push({ format, start, end, bond: 'form' });
  };
  return { keyword: before.text, trigger };
};
