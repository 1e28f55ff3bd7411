import { Minimatch } from 'minimatch';
import { z } from 'zod';

import { expected } from './expectation.ts';
import type { Described } from './limits.ts';
import { list } from './lists.ts';
import type { Setting } from './setting.ts';

const MOST_ALTERNATIVES = 100;
const options = {
  dot: true,
  nonegate: true,
  nocomment: true,
  platform: 'linux',
  braceExpandMax: MOST_ALTERNATIVES,
} as const;

/** A path pattern (`src/**`, `*.{ts,tsx}`); a leading `!` takes its matches out again. */
export const glob: z.ZodType<string> = z
  .string(expected('glob'))
  .max(300, expected('glob'))
  .regex(/^!?[^!\s/][^\p{Cc}]*$/u, expected('glob'))
  .refine((text) => compileGlob(text) !== null, expected('glob'));

/** A list of path patterns. It has no order: a pattern more may take a path in or out. */
export function globs(described: Described<readonly string[]>): Setting<readonly string[]> {
  return list(glob, described);
}

/**
 * Tells whether a path matches one of the patterns and none of those with a leading `!`, in whatever order they stand.
 * Case-sensitive, dot files included, both sides after NFC.
 */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const compiled = patterns.map((text) => ({ out: text.startsWith('!'), match: compileGlob(text) }));
  const takesIn = compiled.filter(({ out }) => !out);
  const takesOut = compiled.filter(({ out }) => out);
  return (path) => {
    const normal = path.normalize('NFC');
    const matches = ({ match }: (typeof compiled)[number]): boolean => match?.(normal) === true;
    return takesIn.some(matches) && !takesOut.some(matches);
  };
}

function compileGlob(text: string): ((path: string) => boolean) | null {
  try {
    const matcher = new Minimatch(text.replace(/^!/, '').normalize('NFC'), options);
    return matcher.set.length === 0 || matcher.set.length >= MOST_ALTERNATIVES ? null : (path) => matcher.match(path);
  } catch {
    return null;
  }
}
