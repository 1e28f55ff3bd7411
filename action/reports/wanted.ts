import { glob, matcherOf } from '../../src/engine/settings/globs.ts';
import { wrongInput } from '../stop.ts';
import { commonNames } from './patterns.ts';

/** Which paths of the workspace are looked at. */
export interface Wanted {
  readonly matches: (path: string) => boolean;
  /** A pattern that somebody wrote takes every file it matches; a common name takes only what looks like a report. */
  readonly isNamed: boolean;
}

/** From the inputs `reports` and `exclude`; a leading `./` and a trailing `/` are understood. */
export function wantedFiles(reports: readonly string[], exclude: readonly string[]): Wanted {
  const isNamed = reports.length > 0;
  const taken = isNamed ? reports.map((line) => patternOf('reports', line)) : commonNames;
  const left = exclude.map((line) => patternOf('exclude', line));
  const isTaken = matcherOf(taken);
  const isLeft = matcherOf(left);
  const endings = taken.filter((pattern) => !pattern.startsWith('!')).map(endingOf);
  return {
    isNamed,
    // Workspaces have hundreds of thousands of files: the ending rules out most of them at once.
    matches: (path) => endings.some((ending) => path.endsWith(ending)) && isTaken(path) && !isLeft(path),
  };
}

function patternOf(input: string, line: string): string {
  const not = line.startsWith('!') ? '!' : '';
  const body = line
    .slice(not.length)
    .trim()
    .replace(/^(?:\.\/)+/, '');
  const pattern = `${not}${body.endsWith('/') ? `${body}**` : body}`;
  const leaves = body.split('/').includes('..');
  if (leaves || !glob.safeParse(pattern).success) throw wrongInput('pattern-wrong', { input, pattern: line });
  return pattern;
}

/** The text that every match ends with, in the form that paths are compared in. */
function endingOf(pattern: string): string {
  return /[^*?[\]{}()!+@|,\\/]*$/.exec(pattern)?.[0] ?? '';
}
