import { LONG_LINE } from '../../../facts/coverage.ts';
import { coverableLines } from './coverable-lines.ts';
import { withPlainEnds } from './line-ends.ts';

/** Characters of code that an ordinary line holds. */
const ORDINARY = 80;

/** A text between quotes that no program could be, and a number with what separates it from the next: data, however long. */
const DATA = /"[^"\\`(){};=]*"|'[^'\\`(){};=]*'|\b\d[\w.]*[\s,]*/g;

/** How many ordinary lines a line of code stands for: one, unless it is long and holds more than data. */
export function weightOf(line: string): number {
  if (line.length <= LONG_LINE) return 1;
  const code = line.replaceAll(DATA, '').replaceAll(/\s+/g, ' ');
  return Math.max(1, Math.ceil(code.length / ORDINARY));
}

/** How many ordinary lines the code of a file fills, blank lines and comments left out: none in a language that is not known. */
export function codeIn(path: string, text: string): number {
  const lines = withPlainEnds(path, text).split('\n');
  return coverableLines(path, text).reduce((sum, line) => sum + weightOf(lines[line - 1] ?? ''), 0);
}
