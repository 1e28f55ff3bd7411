import type { Format } from '../catalogue/format.ts';
import type { Keyed } from './by-form.ts';
import type { Search, Trigger } from './candidate.ts';
import { latin1 } from './text.ts';

/** A text with where its characters stand in the bytes it was read from. */
interface Decoded {
  readonly text: string;
  /** Offsets must be asked in rising order. */
  readonly offsets: () => (index: number) => number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

const same = (): ((index: number) => number) => (index) => index;

const counting = (text: string) => (): ((index: number) => number) => {
  let [known, offset] = [0, 0];
  return (index) => {
    if (index < known) [known, offset] = [0, 0];
    offset += encoder.encode(text.slice(known, index)).length;
    known = index;
    return offset;
  };
};

/** Expressions are written for characters; bytes that are no UTF-8 are read one a character. */
const decode = (bytes: Uint8Array): Decoded => {
  try {
    const text = utf8.decode(bytes);
    return { text, offsets: text.length === bytes.length ? same : counting(text) };
  } catch {
    return { text: latin1(bytes, 0, bytes.length), offsets: same };
  }
};

const LONGEST_LINE = 4000;

const lineAround = (text: string, start: number, end: number): string => {
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const after = text.slice(end, end + LONGEST_LINE);
  const close = after.indexOf('\n');
  return (
    before.slice(before.lastIndexOf('\n') + 1) + text.slice(start, end) + (close < 0 ? after : after.slice(0, close))
  );
};

/** What an own expression sees of a file, kept for the other own expressions. */
const decodedOf = new WeakMap<Search, Decoded>();

const decodedFor = (search: Search): Decoded => {
  const known = decodedOf.get(search) ?? decode(search.bytes);
  decodedOf.set(search, known);
  return known;
};

/** The bytes of a word: keywords are looked for among bytes, one character a byte. */
const asBytes = (word: string): string => String.fromCharCode(...encoder.encode(word));

/** Finds what an organisation's own expression matches: the whole text is asked once, when a keyword is in it. */
export const byPattern = (format: Format): readonly Keyed[] => {
  const { pattern } = format;
  if (pattern === undefined) return [];
  const asked = new WeakSet<Search>();
  const trigger: Trigger = (search) => {
    if (asked.has(search)) return;
    asked.add(search);
    const { path } = search;
    if (path !== undefined && !pattern.appliesTo(path)) return;
    search.steps -= search.bytes.length;
    const { text, offsets } = decodedFor(search);
    const offset = offsets();
    for (const { start, end, matchStart, matchEnd } of pattern.find(text)) {
      const allowed = pattern.allows({
        value: text.slice(start, end),
        match: text.slice(matchStart, matchEnd),
        line: lineAround(text, matchStart, matchEnd),
        path,
      });
      search.found.push({ format, start: offset(start), end: offset(end), bond: 'form', allowed });
    }
  };
  return pattern.keywords.map((keyword) => ({ keyword: asBytes(keyword), trigger }));
};
