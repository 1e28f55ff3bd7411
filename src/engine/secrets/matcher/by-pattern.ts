import type { Format } from '../catalogue/format.ts';
import type { Keyed } from './by-form.ts';
import type { Search, Trigger } from './candidate.ts';
import { latin1 } from './text.ts';

/** Finds what an organisation's own expression matches: the whole text is asked once, when a keyword is in it. */
export const byPattern = (format: Format): readonly Keyed[] => {
  const { pattern } = format;
  if (pattern === undefined) return [];
  const asked = new WeakSet<Search>();
  const trigger: Trigger = (search) => {
    if (asked.has(search)) return;
    asked.add(search);
    search.steps -= search.bytes.length;
    for (const [start, end] of pattern.find(latin1(search.bytes, 0, search.bytes.length)))
      search.found.push({ format, start, end, bond: 'form' });
  };
  return pattern.keywords.map((keyword) => ({ keyword, trigger }));
};
