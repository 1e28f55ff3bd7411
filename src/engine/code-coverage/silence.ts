import type { Share } from '../facts/coverage.ts';
import type { FilePatch } from './patch.ts';

/** Changed code of one language of which reports say too little. */
export interface Silence {
  readonly extension: string;
  /** Lines without a record of all changed code lines that a report could tell of. */
  readonly lines: Share;
  /** Some of it stands in files that reports do name. */
  readonly inMeasured: boolean;
  /** The most that is allowed, in hundredths of a per cent. */
  readonly maximum: number;
}

/** How a policy bounds it: `null` leaves the language's own bound. */
export interface SilenceAsked {
  readonly maximum: number | null;
  readonly extensions: Readonly<Record<string, number>>;
}

/**
 * What honest reports of a language leave out at most, in hundredths of a per cent: tools that record statements say
 * nothing of the lines that a statement goes on over, and of types and declarations; Go's profiles cover whole blocks.
 * Lines of brackets alone are left out of this on both sides.
 */
const USUAL: Readonly<Record<string, number>> = { go: 4000, py: 6000, java: 5500, kt: 5500, cs: 5500, php: 6000 };
const OTHERS = 6000;

/** Fewer lines without a record than this, in all languages together, say nothing. */
const FEW = 10;

/** Languages in which the reports leave out more of the changed code than is allowed; files that nobody measured count whole. */
export function silencesIn(files: readonly FilePatch[], asked: SilenceAsked): readonly Silence[] {
  const found = [...Map.groupBy(files, extensionOf)].flatMap(([extension, own]) => silenceOf(extension, own, asked));
  const all = found.reduce((sum, { lines }) => sum + lines.covered, 0);
  return all < FEW ? [] : found;
}

/** In languages of which reports say too little, the changed lines of each file without a record: they are there all the same. */
export function silentLines(files: readonly FilePatch[], silences: readonly Silence[]): ReadonlyMap<string, number> {
  const extensions = new Set(silences.map(({ extension }) => extension));
  return new Map(
    files
      .filter((file) => file.state === 'measured' && extensions.has(extensionOf(file)))
      .map(({ path, silent }) => [path, silent.covered]),
  );
}

function extensionOf({ path }: FilePatch): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

function silenceOf(
  extension: string,
  files: readonly FilePatch[],
  { maximum, extensions }: SilenceAsked,
): readonly Silence[] {
  const silent = files.reduce((sum, file) => sum + file.silent.covered, 0);
  const total = files.reduce((sum, file) => sum + file.silent.total, 0);
  const bound = extensions[extension] ?? maximum ?? USUAL[extension] ?? OTHERS;
  const inMeasured = files.some((file) => file.state !== 'unmeasured' && file.silent.covered > 0);
  const isTooSilent = silent * 10_000 > bound * total;
  return isTooSilent ? [{ extension, lines: { covered: silent, total }, inMeasured, maximum: bound }] : [];
}
