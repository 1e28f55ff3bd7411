import { isKnownData } from '../evidence/line-coverage/source/known-data.ts';
import { isSource, languageOf } from '../evidence/line-coverage/source/languages.ts';
import type { ChangedFiles } from '../facts/file.ts';
import { matcherOf } from '../settings/globs.ts';

/** A bare `**` names everything: nobody said of anything in particular that it is code. */
export function isEverything(perimeter: readonly string[]): boolean {
  return perimeter.includes('**') || perimeter.includes('**/*');
}

/** Tells which files count: those of the perimeter, pages with scripts only where the client named what to measure. */
export function countedIn(perimeter: readonly string[]): (path: string) => boolean {
  const isInside = matcherOf(perimeter);
  const withPages = !isEverything(perimeter);
  return (path) => isInside(path) && (withPages || isSource(path) || languageOf(path) === undefined);
}

/** Changed files of which nobody can tell whether they are code: in no known language, no known data, named by no report. */
export function unknownKinds(
  { entries }: ChangedFiles,
  perimeter: readonly string[],
  reported: ReadonlyMap<string, unknown>,
): readonly string[] {
  const isInside = matcherOf(perimeter);
  return entries
    .filter(({ kind, status }) => kind === 'file' && status !== 'removed')
    .map(({ path }) => path)
    .filter((path) => isInside(path) && isUnknownKind(path) && !reported.has(path));
}

/** Whether a name tells neither a language nor a kind of data. */
export function isUnknownKind(path: string): boolean {
  return languageOf(path) === undefined && !isKnownData(path);
}
