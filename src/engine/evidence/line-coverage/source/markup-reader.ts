import { type CodeCursor, codeUpTo, type TagFrame } from './code-cursor.ts';
import { passesComment } from './comment-reader.ts';

const OPENING = /<\s*(?:[\w$>\u0080-\uffff]|\/[/*])/y;
const CLOSING = /<\s*\//y;
const NAME = /[\w$:.\-\u0080-\uffff]+/y;

/** Begins the element that stands here, if one does; where it could be a comparison as well, doubt begins. */
export function opensElement(cursor: CodeCursor, letter: string): boolean {
  if (letter !== '<' || cursor.language.markup !== true) return false;
  if (cursor.before === 'value' || cursor.match(OPENING) === null) return false;
  if (cursor.before === 'unsure') {
    if (cursor.at < cursor.lastEnd()) cursor.doubt(cursor.line);
    return false;
  }
  opensTag(cursor, null);
  return true;
}

function opensTag(cursor: CodeCursor, ends: TagFrame['ends']): void {
  cursor.push({ kind: 'tag', line: cursor.line, ends });
  cursor.take();
}

/** One step inside a tag, whose white space was passed. */
export function tagStep(cursor: CodeCursor, frame: TagFrame, letter: string): void {
  const name = cursor.match(NAME)?.[0];
  if (name !== undefined) cursor.take(name.length);
  else if (letter === '>') endTag(cursor, frame);
  else if (letter === '=') cursor.take();
  else if (letter === '"' || letter === "'") passAttribute(cursor, letter);
  else if (letter === '{') opensCode(cursor);
  else if (!passesComment(cursor)) slash(cursor, frame, letter);
}

/** A slash before anything else ends the element around, one behind a name its own. Nothing else may stand in a tag. */
function slash(cursor: CodeCursor, frame: TagFrame, letter: string): void {
  if (letter !== '/' || frame.ends !== null) return doubtFromMarkup(cursor);
  frame.ends = 'itself';
  cursor.take();
}

function endTag(cursor: CodeCursor, { ends, line }: TagFrame): void {
  cursor.take();
  cursor.pop();
  if (ends === 'children') cursor.pop();
  if (ends === null) cursor.push({ kind: 'children', line });
  else cursor.before = 'value';
}

/** A value in quotes: nothing escapes in there, and lines may end. */
function passAttribute(cursor: CodeCursor, quote: string): void {
  const end = cursor.text.indexOf(quote, cursor.at + 1);
  if (end < 0) doubtFromMarkup(cursor);
  else cursor.codeTo(end + 1);
}

function opensCode(cursor: CodeCursor): void {
  cursor.take();
  cursor.push(codeUpTo('}'));
  cursor.before = 'operator';
}

/** One step between the tags of an element, where no comment can be. */
export function childrenStep(cursor: CodeCursor, letter: string): void {
  if (letter === '{') opensCode(cursor);
  else if (letter === '<') childTag(cursor);
  else if (letter === '>' || letter === '}') doubtFromMarkup(cursor);
  else cursor.take();
}

function childTag(cursor: CodeCursor): void {
  const closing = cursor.match(CLOSING)?.[0];
  opensTag(cursor, closing === undefined ? null : 'children');
  if (closing === undefined) return;
  cursor.codeTo(cursor.at + closing.length - 1);
}

/** What looked like an element is none: from where the outermost one began, nothing is sure. */
function doubtFromMarkup(cursor: CodeCursor): void {
  const outermost = cursor.frames.find(({ kind }) => kind === 'tag' || kind === 'children');
  cursor.doubt(outermost !== undefined && 'line' in outermost ? outermost.line : 1);
}
