import { WORDS } from './words.ts';

/** Marks that nobody puts into a real secret. */
const MARKS =
  /example|sample|placeholder|your[_ -]|[_ -]your|yourpass|yourtoken|yoursecret|yourkey|change[_ -]?(?:me|this|it)|changeit|dummy|fake[_ -]|[_ -]fake|redacted|insert|replace|todo|fixme|x{5}|\*{3}|\.{3}|lorem|foobar|foo[_ -]?bar|goes[_ -]?here|[_ -]here\b|put[_ -]?your|enter[_ -]|<[^>]*>|removed|omitted|masked|censored|not[_ -]?a?[_ -]?real|testtest|abcdef|123456|qwerty|azerty|deadbeef|cafebabe|helloworld|hello[_ -]?world|supersecret|topsecret|mysecret|mytoken|mypass|correct[_ -]?horse|exemple|votre[_ -]|remplacer|a[_ -]?remplir/i;

const step = (text: string, at: number): number => text.charCodeAt(at) - text.charCodeAt(at - 1);

/** How many characters stand in runs such as `abcd`, `4321` or `xxxx` of four or more. */
const inSequences = (text: string): number => {
  let count = 0;
  let run = 1;
  for (let at = 1; at <= text.length; at++) {
    const here = at < text.length ? step(text, at) : Number.NaN;
    const same = Math.abs(here) <= 1 && (run === 1 || here === step(text, at - 1));
    if (same) run++;
    else {
      if (run >= 4) count += run;
      run = Math.abs(here) <= 1 ? 2 : 1;
    }
  }
  return count;
};

/** Tells whether a text is one block written again and again. */
const isPeriodic = (text: string): boolean => {
  for (let period = 1; period <= text.length / 2; period++) if (text.startsWith(text.slice(period))) return true;
  return false;
};

/** How many of its letters stand in words of the trade. */
export const inWords = (text: string): number => {
  const parts = text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return parts.reduce((sum, part) => sum + (WORDS.has(part) ? part.length : 0), 0);
};

/** Three words or more: a sentence, not a password somebody drew. */
const PHRASE = /^[A-Za-z'\u0080-\u00ff]{1,24}(?: [A-Za-z'\u0080-\u00ff]{1,24}){2,} ?[.!?:]{0,3}$/;

/** Tells whether a value is a sentence. */
export const isPhrase = (value: string): boolean => PHRASE.test(value);

const FEW = 16;

/** Tells whether a value is made to be replaced: an example, a sequence, a repetition, words. */
export const isPlaceholder = (value: string): boolean => {
  const length = Math.max(1, value.length);
  const distinct = new Set(value.toLowerCase()).size;
  if (MARKS.test(value)) return true;
  if (length >= FEW && distinct <= Math.max(4, length / 10)) return true;
  if (inSequences(value.toLowerCase()) / length >= 0.4) return true;
  if (length >= 6 && isPeriodic(value)) return true;
  return inWords(value) / length >= 0.5;
};
