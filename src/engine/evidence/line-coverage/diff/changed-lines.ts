import { type ChangedLines, LONG_LINE } from '../../../facts/coverage.ts';
import { coverableLines } from '../source/coverable-lines.ts';
import { withPlainEnds } from '../source/line-ends.ts';
import { weightOf } from '../source/weight.ts';
import { lineDiff } from './line-diff.ts';

/** A line that runs nothing by itself: no letters but these words, and no sign that computes. */
const BARE = /^[\s{}();,]*(?:(?:else|try|finally|do|begin|end|then|fi|done|endif)\b[\s{}();,:]*)?$/;

/** The lines of a text, without the empty rest after its last line end. */
export function linesIn(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The changed lines of a file, and what it cost to find them. */
export interface Compared {
  /**
   * `null`: lines were moved about so much that which of them changed could not be told in time; to call them all changed
   * would thin out those that no test runs.
   */
  readonly lines: ChangedLines | null;
  /** Steps of the comparison, as `LineDiff` counts them. */
  readonly steps: number;
}

/** The changed lines of a file that still exists; `before` is `null` for a new one, the answer where they cannot be told. */
export function changedLines(path: string, before: string | null, after: string): ChangedLines | null {
  return compareLines(path, before, after).lines;
}

/** The same with its cost, for who compares many files and must stop somewhere. */
export function compareLines(path: string, before: string | null, after: string): Compared {
  const text = withPlainEnds(path, after);
  const { added, steps, minimal } = lineDiff(withPlainEnds(path, before ?? ''), text);
  return { lines: minimal ? linesOf({ path, isNew: before === null, after, text }, added) : null, steps };
}

interface Texts {
  readonly path: string;
  readonly isNew: boolean;
  readonly after: string;
  /** The same with plain ends of lines. */
  readonly text: string;
}

function linesOf({ path, isNew, after, text }: Texts, added: readonly number[]): ChangedLines {
  const lines = linesIn(text);
  const changed = Uint32Array.from(added);
  const code = new Set(coverableLines(path, after));
  return {
    path,
    isNew,
    changed,
    code: changed.filter((line) => code.has(line)),
    bare: changed.filter((line) => code.has(line) && BARE.test(lines[line - 1] ?? '')),
    long: new Map(
      Array.from(changed, (line) => [line, lines[line - 1] ?? ''] as const)
        .filter(([, line]) => line.length > LONG_LINE)
        .map(([at, line]) => [at, weightOf(line)]),
    ),
    lines: lines.length,
  };
}
