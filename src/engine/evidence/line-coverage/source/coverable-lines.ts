import { readCode } from './code-reader.ts';
import {
  type ComponentLanguage,
  type Language,
  languageOf,
  type LineLanguage,
  type TextLanguage,
} from './languages.ts';
import { withPlainEnds } from './line-ends.ts';
import { scriptLines } from './page-scripts.ts';

/**
 * 1-based lines of a source file that hold something besides white space and comments: what stands in for measured lines
 * where nothing was measured. Where it is in doubt, a line is code. Files in a language that is not known have none.
 */
export function coverableLines(path: string, text: string): readonly number[] {
  const language = languageOf(path);
  if (language === undefined) return [];
  const plain = withPlainEnds(path, text);
  // What ends a line for some compilers ends no comment for others.
  return plain === text || language.kind === 'page' ? linesOf(language, plain) : notBlank(plain.split('\n'));
}

const SCRIPT = /^\s*<script\b[^>]*>/i;
const END_OF_SCRIPT = /<\/script/i;

function linesOf(language: Language, text: string): readonly number[] {
  const lines = text.split('\n');
  if (language.kind === 'page') return scriptLines(text);
  if (language.kind === 'lines') return linesByThemselves(language, lines);
  return language.kind === 'text' ? linesRead(language, text, lines) : linesOfComponent(language, text, lines);
}

function notBlank(lines: readonly string[], from = 1): readonly number[] {
  return lines.flatMap((line, index) => (index + 1 >= from && line.trim() !== '' ? [index + 1] : []));
}

function linesByThemselves({ comment, unless }: LineLanguage, lines: readonly string[]): readonly number[] {
  const isComment = (line: string): boolean =>
    comment !== undefined && line.trimStart().startsWith(comment) && !unless.some((code) => line.includes(code));
  return notBlank(lines.map((line) => (isComment(line) ? '' : line)));
}

function linesRead(language: TextLanguage, text: string, lines: readonly string[]): readonly number[] {
  const { lines: code, doubtFrom } = readCode(language, text);
  if (doubtFrom === null) return code;
  return [...code.filter((line) => line < doubtFrom), ...notBlank(lines, doubtFrom)];
}

/** A script is read where nothing stands before it; anything else may be part of a page that shows it. */
function linesOfComponent({ script }: ComponentLanguage, text: string, lines: readonly string[]): readonly number[] {
  const head = SCRIPT.exec(text)?.[0];
  if (head === undefined) return notBlank(lines);
  const behind = text.slice(head.length);
  const length = behind.search(END_OF_SCRIPT);
  if (length < 0) return notBlank(lines);
  const [first, last] = [head, head + behind.slice(0, length)].map((part) => part.split('\n').length);
  const body = behind.slice(0, length);
  const code = new Set(linesRead(script, body, body.split('\n')).map((line) => line + (first ?? 1) - 1));
  return notBlank(lines).filter((line) => line <= (first ?? 1) || line >= (last ?? 1) || code.has(line));
}
