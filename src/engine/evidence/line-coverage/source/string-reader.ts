import { type CodeCursor, codeUpTo, type StringFrame } from './code-cursor.ts';
import type { Hole } from './string-syntax.ts';

/** Lines of C# that end what an earlier one may have switched off. */
const SWITCH = /^[ \t]*#[ \t]*(?:endif|else|elif)/m;

/** Opens the string that begins here, if one does. */
export function opensString(cursor: CodeCursor, letter: string): boolean {
  for (const syntax of cursor.language.strings) {
    const opened = syntax.starts.includes(letter) ? cursor.match(syntax.open) : null;
    if (opened === null) continue;
    const silent = syntax.documents === true && cursor.isFirstOfLine();
    cursor.push({ kind: 'string', syntax, end: syntax.end(opened), from: cursor.at, silent });
    goOn(cursor, silent, cursor.at + opened[0].length);
    return true;
  }
  return false;
}

/** One step inside a string. */
export function stringStep(cursor: CodeCursor, frame: StringFrame): void {
  const { syntax, end, silent } = frame;
  // No compiler takes a line end here: something was misread, from who knows where on.
  if (!syntax.spansLines && cursor.text[cursor.at] === '\n') return cursor.doubt(1);
  const ending = end(cursor.text, cursor.at);
  if (ending > 0) return close(cursor, frame, ending);
  const hole = syntax.holes?.find(({ open }) => cursor.startsWith(open));
  if (hole?.doubles === true && cursor.startsWith(hole.open.repeat(2))) goOn(cursor, silent, cursor.at + 2);
  else if (hole !== undefined) openHole(cursor, hole);
  else goOn(cursor, silent, cursor.at + lengthOfNext(cursor, frame));
}

/** How far to go on at once: over what is escaped too, if that opens nothing by itself. */
function lengthOfNext({ text, at }: CodeCursor, { syntax: { escape, holes } }: StringFrame): number {
  if (text[at] !== escape) return 1;
  if (holes?.some(({ open, doubles }) => doubles === true && text.startsWith(open, at + 1)) === true) return 1;
  return text.startsWith('\r\n', at + 1) ? 3 : 2;
}

function close(cursor: CodeCursor, { syntax, silent, from }: StringFrame, length: number): void {
  goOn(cursor, silent, cursor.at + length);
  cursor.pop();
  cursor.before = 'value';
  const content = cursor.text.slice(from, cursor.at);
  if (syntax.balances === true && content.split('{').length !== content.split('}').length) cursor.doubt(1);
  mistrust(cursor, content);
}

/** What is switched off is not read by the compiler, so what begins there may end where the compiler reads on. */
export function mistrust(cursor: CodeCursor, content: string): void {
  if (cursor.language.directives === true && content.includes('\n') && SWITCH.test(content)) cursor.doubt(1);
}

function openHole(cursor: CodeCursor, { open, close: mark, format }: Hole): void {
  cursor.take(open.length);
  cursor.push(codeUpTo(mark, format));
  cursor.before = 'operator';
}

function goOn(cursor: CodeCursor, silent: boolean, end: number): void {
  if (silent) cursor.skipTo(end);
  else cursor.codeTo(end);
}

/** One step in how a value is to be written. */
export function formatStep(cursor: CodeCursor, letter: string): void {
  cursor.take();
  if (letter === '{') cursor.push(codeUpTo('}', true));
  if (letter === '}') cursor.pop();
}
