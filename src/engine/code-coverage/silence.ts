import type { Share } from '../facts/coverage.ts';
import type { FilePatch } from './patch.ts';

/** Changed code of one language of which reports say too little. */
export interface Silence {
  readonly extension: string;
  /** Lines without a record of all changed code lines. */
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
 * nothing of the lines that a statement goes on over, of types and of braces; Go's profiles cover whole blocks.
 */
const USUAL: Readonly<Record<string, number>> = { go: 4500, py: 6500, java: 6000, kt: 6000, cs: 6000, php: 6500 };
const OTHERS = 7000;

/** Below so many changed lines of a language a share says nothing. */
const FEW = 10;

/** Languages in which the reports leave out more of the changed code than is allowed; files that nobody measured count whole. */
export function silencesIn(files: readonly FilePatch[], { maximum, extensions }: SilenceAsked): readonly Silence[] {
  const byExtension = Map.groupBy(files, ({ path }) => path.slice(path.lastIndexOf('.') + 1).toLowerCase());
  return [...byExtension].flatMap(([extension, own]) => {
    const silent = own.reduce((sum, file) => sum + file.withoutRecord, 0);
    const code = own.reduce((sum, file) => sum + file.code, 0);
    const bound = extensions[extension] ?? maximum ?? USUAL[extension] ?? OTHERS;
    const isTooSilent = code >= FEW && silent * 10_000 > bound * code;
    const inMeasured = own.some((file) => file.state !== 'unmeasured' && file.withoutRecord > 0);
    return isTooSilent ? [{ extension, lines: { covered: silent, total: code }, inMeasured, maximum: bound }] : [];
  });
}
