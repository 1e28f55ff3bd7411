import { type Alphabet, type AlphabetBit, bitOf, classOf, isAlphabet, rangesOf } from './alphabets.ts';

/** The longest run an open-ended part such as `{url:20+}` may take, in bytes. */
const LONGEST_RUN = 8192;

interface Literal {
  readonly text: string;
  readonly bytes: readonly number[];
}

interface Run {
  readonly alphabet: Alphabet;
  readonly bit: AlphabetBit;
  readonly min: number;
  readonly max: number;
}

type Part = Literal | Run;

/** A token's form, compiled: a sequence of literals and runs that one walk without going back decides. */
export interface Shape {
  readonly source: string;
  readonly parts: readonly Part[];
  /** Bytes that one match may take at most. */
  readonly longest: number;
  readonly shortest: number;
  /** Literals match in either case. */
  readonly loose: boolean;
}

/** Why a written shape cannot be used. */
export interface ShapeProblem {
  readonly problem: string;
}

const UUID = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}';
const PART = /\{(\w+):(\d+)(?:(\+)|-(\d+))?\}|[^{}]+/gy;

const literal = (text: string): Literal => ({ text, bytes: Array.from(text, (char) => char.charCodeAt(0)) });

const isRun = (part: Part): part is Run => 'bit' in part;

const readPart = (found: RegExpExecArray): Part | undefined => {
  const [text, alphabet, min, open, max] = found;
  if (alphabet === undefined) return literal(text);
  if (!isAlphabet(alphabet)) return undefined;
  const least = Number(min);
  const most = open === undefined ? Number(max ?? min) : LONGEST_RUN;
  return { alphabet, bit: bitOf(alphabet), min: least, max: most };
};

const readParts = (source: string): readonly Part[] | undefined => {
  const text = source.replaceAll('{uuid}', UUID);
  const pattern = new RegExp(PART);
  const parts: Part[] = [];
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    const part = found === null ? undefined : readPart(found);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
};

const overlaps = (run: Run, next: Part): boolean => {
  for (let byte = 0; byte < 256; byte++) {
    if (((classOf[byte] ?? 0) & run.bit) === 0) continue;
    if (isRun(next) ? ((classOf[byte] ?? 0) & next.bit) !== 0 : next.bytes[0] === byte) return true;
  }
  return false;
};

/** A run of open length must end where the next part begins, or the walk would have to go back. */
const ambiguous = (parts: readonly Part[]): boolean =>
  parts.some((part, at) => {
    const next = parts[at + 1];
    return isRun(part) && part.min !== part.max && next !== undefined && overlaps(part, next);
  });

const size = (part: Part, of: 'min' | 'max'): number => (isRun(part) ? part[of] : part.bytes.length);

/**
 * Compiles a written shape: literal text with `{alphabet:length}`, `{alphabet:min-max}`, `{alphabet:min+}` or `{uuid}`.
 * Refuses unknown alphabets and shapes that would need backtracking, so every match is linear by construction.
 */
export const compileShape = (source: string, loose = false): Shape | ShapeProblem => {
  const parts = readParts(source);
  if (parts === undefined || parts.length === 0) return { problem: `cannot read the shape ${source}` };
  if (ambiguous(parts)) return { problem: `the shape ${source} has a run of open length that overlaps what follows` };
  const sum = (of: 'min' | 'max'): number => parts.reduce((total, part) => total + size(part, of), 0);
  return { source, parts, longest: sum('max'), shortest: sum('min'), loose };
};

const sameByte = (given: number, wanted: number, loose: boolean): boolean =>
  given === wanted || (loose && (given | 32) === (wanted | 32) && (wanted | 32) >= 97 && (wanted | 32) <= 122);

const takeLiteral = (bytes: Uint8Array, at: number, part: Literal, loose: boolean): number => {
  for (let index = 0; index < part.bytes.length; index++)
    if (!sameByte(bytes[at + index] ?? 0, part.bytes[index] ?? 0, loose)) return -1;
  return at + part.bytes.length;
};

const takeRun = (bytes: Uint8Array, at: number, part: Run): number => {
  const most = Math.min(bytes.length, at + part.max);
  let end = at;
  while (end < most && ((classOf[bytes[end] ?? 0] ?? 0) & part.bit) !== 0) end++;
  return end - at < part.min ? -1 : end;
};

const alnum = bitOf('alnum');

/** A token ends where its last alphabet ends: a longer run is something else. */
const endsThere = (bytes: Uint8Array, end: number, last: Part): boolean =>
  end >= bytes.length || ((classOf[bytes[end] ?? 0] ?? 0) & (isRun(last) ? last.bit : alnum)) === 0;

/**
 * Matches a shape at one place; answers where it ends, or, below zero, how many bytes were walked in vain (`-1 - walked`).
 * Time is linear in the shape's longest form.
 */
export const matchShape = (shape: Shape, bytes: Uint8Array, at: number): number => {
  let end = at;
  for (const part of shape.parts) {
    const next = isRun(part) ? takeRun(bytes, end, part) : takeLiteral(bytes, end, part, shape.loose);
    if (next < 0) return at - end - 1;
    end = next;
  }
  const last = shape.parts.at(-1);
  return last !== undefined && endsThere(bytes, end, last) ? end : at - end - 1;
};

/** The literal text a shape begins with, or the first literal inside it with the fixed distance to it. */
export const anchorOf = (shape: Shape): { readonly text: string; readonly offset: number } | undefined => {
  let offset = 0;
  for (const part of shape.parts) {
    if (!isRun(part)) {
      if (part.text.length >= 2 || offset === 0) return { text: part.text, offset };
    } else if (part.min !== part.max) return undefined;
    offset += size(part, 'min');
  }
  return undefined;
};

/** The alphabet of a shape's first run, for a quick look before the full walk. */
export const firstRun = (shape: Shape): AlphabetBit => {
  const [first] = shape.parts;
  return first !== undefined && isRun(first) ? first.bit : 0;
};

/** Writes a shape as a regular expression, for people and for the linearity check. */
export const toExpression = (shape: Shape): string =>
  shape.parts
    .map((part) =>
      isRun(part)
        ? `[${rangesOf(part.alphabet)}]{${String(part.min)},${String(part.max)}}`
        : part.text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`),
    )
    .join('');
