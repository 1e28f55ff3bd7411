import type { CodeCursor } from './code-cursor.ts';
import type { TextLanguage } from './languages.ts';
import { mistrust } from './string-reader.ts';

/** Goes on behind the comment that begins here, if one does. */
export function passesComment(cursor: CodeCursor): boolean {
  const { lineComments, blockComment } = cursor.language;
  if (lineComments.some((start) => cursor.startsWith(start))) return passesLine(cursor);
  if (blockComment === undefined || !cursor.startsWith(blockComment[0])) return false;
  const end = endOfBlock(cursor, blockComment);
  // A comment that never ends is no comment to a compiler either: something was misread.
  if (end < 0) cursor.doubt(1);
  mistrust(cursor, cursor.text.slice(cursor.at, end));
  cursor.skipTo(end < 0 ? cursor.text.length : end);
  return true;
}

/** `#[` begins an attribute of PHP, and there the end of the code ends a comment too. */
function passesLine(cursor: CodeCursor): boolean {
  const { text, at } = cursor;
  if (cursor.startsWith('#[') && cursor.language.tags !== undefined) return false;
  const line = text.indexOf('\n', at);
  const end = line < 0 ? text.length : line;
  cursor.at = Math.min(end, endOfCode(cursor, end));
  return true;
}

function endOfCode({ text, at, language: { tags } }: CodeCursor, end: number): number {
  const found = tags === undefined ? -1 : text.slice(at, end).indexOf(tags.close);
  return found < 0 ? end : at + found;
}

const MARKS = /\/\*|\*\//g;

/** Where a comment is over, those inside of it counted where the language does; -1: never. */
function endOfBlock(
  { text, at, language: { nests } }: CodeCursor,
  [start, close]: NonNullable<TextLanguage['blockComment']>,
): number {
  if (nests !== true) {
    const end = text.indexOf(close, at + start.length);
    return end < 0 ? end : end + close.length;
  }
  let depth = 1;
  MARKS.lastIndex = at + start.length;
  for (let mark = MARKS.exec(text); mark !== null; mark = MARKS.exec(text)) {
    depth += mark[0] === start ? 1 : -1;
    if (depth === 0) return mark.index + close.length;
  }
  return -1;
}
