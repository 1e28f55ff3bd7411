import { eachKeyword } from './aho-corasick.ts';
import type { Candidate, Search } from './candidate.ts';
import type { Matcher } from './compile.ts';

/** What judging a candidate costs. */
const STEPS_PER_CANDIDATE = 1500;

/** Work that may still be done for one file, in bytes looked at, over all that is decoded from it. */
export interface Effort {
  steps: number;
}

/** Bytes to search, with the path of their file when it is known. */
export interface Searched {
  readonly bytes: Uint8Array;
  readonly path?: string | undefined;
}

/** Searches bytes in one pass, as long as the effort allows; answers the candidates, and the effort has no steps left when the search had to stop. */
export const searchBytes = (matcher: Matcher, { bytes, path }: Searched, effort: Effort): readonly Candidate[] => {
  const search: Search = { bytes, found: [], named: 0, steps: effort.steps, ...(path === undefined ? {} : { path }) };
  if (search.steps > 0)
    eachKeyword(matcher.automaton, bytes, (triggers, end) => {
      const before = search.found.length;
      for (const trigger of triggers) trigger(search, end);
      search.steps -= (search.found.length - before) * STEPS_PER_CANDIDATE;
      return search.steps > 0;
    });
  effort.steps = search.steps;
  return search.found;
};
