import type { Reason } from '../facts/reason.ts';
import { type FilePatch, rangesOf } from './patch.ts';

/** Most ranges of lines that are marked where they hold a merge, and where they are only told: GitHub takes fifty at once. */
const MOST = { held: 200, told: 50 } as const;

/** Changed lines that no test runs as ranges: the longest range first, then by place. */
export function marksOf(files: readonly FilePatch[], weight: keyof typeof MOST): readonly Reason[] {
  const ranges = files
    .filter(({ state }) => state !== 'unmeasured')
    .flatMap(({ path, uncovered }) => rangesOf(uncovered).map(([line, endLine]) => ({ path, line, endLine })))
    .toSorted((one, other) => other.endLine - other.line - (one.endLine - one.line));
  return ranges.slice(0, MOST[weight]).map((at) => {
    return { key: 'uncovered-lines', values: { count: at.endLine - at.line + 1 }, at };
  });
}
