import { type ChangedLines, LONG_LINE } from '../../facts/coverage.ts';
import { coverableLines } from './coverable-lines.ts';
import { lineDiff } from './line-diff.ts';
import { withPlainEnds } from './line-ends.ts';
import { weightOf } from './weight.ts';

/** The lines of a text, without the empty rest after its last line end. */
export function linesIn(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * The changed lines of a file that still exists; `before` is `null` for a new one. `null`: lines were moved about so much
 * that which of them changed could not be told in time; to call them all changed would thin out those that no test runs.
 */
export function changedLines(path: string, before: string | null, after: string): ChangedLines | null {
  const text = withPlainEnds(path, after);
  const lines = linesIn(text);
  const { added, minimal } = lineDiff(withPlainEnds(path, before ?? ''), text);
  if (!minimal) return null;
  const changed = Uint32Array.from(added);
  const code = new Set(coverableLines(path, after));
  return {
    path,
    isNew: before === null,
    changed,
    code: changed.filter((line) => code.has(line)),
    long: new Map(
      Array.from(changed, (line) => [line, lines[line - 1] ?? ''] as const)
        .filter(([, line]) => line.length > LONG_LINE)
        .map(([at, line]) => [at, weightOf(line)]),
    ),
    lines: lines.length,
  };
}
