import { eachKeyword } from './aho-corasick.ts';
import type { Candidate, Search } from './candidate.ts';
import type { Matcher } from './compile.ts';

/** Work allowed per byte searched, in bytes looked at, and the allowance of a small file. */
const STEPS_PER_BYTE = 18;
const STEPS_AT_LEAST = 2_000_000;
/** What judging a candidate costs. */
const STEPS_PER_CANDIDATE = 1500;

/** The candidates in one piece of bytes, and whether the search had to stop because the piece is too costly. */
export interface SearchResult {
  readonly found: readonly Candidate[];
  readonly exhausted: boolean;
}

/** Searches bytes in one pass; work is bounded by their length, whatever they hold. */
export const searchBytes = (matcher: Matcher, bytes: Uint8Array): SearchResult => {
  const search: Search = { bytes, found: [], named: 0, steps: STEPS_AT_LEAST + STEPS_PER_BYTE * bytes.length };
  eachKeyword(matcher.automaton, bytes, (triggers, end) => {
    const before = search.found.length;
    for (const trigger of triggers) trigger(search, end);
    search.steps -= (search.found.length - before) * STEPS_PER_CANDIDATE;
    return search.steps > 0;
  });
  return { found: search.found, exhausted: search.steps <= 0 };
};
