import { type Before, CodeCursor, type CodeFrame, codeUpTo } from './code-cursor.ts';
import { passesComment } from './comment-reader.ts';
import type { TextLanguage } from './languages.ts';
import { childrenStep, opensElement, tagStep } from './markup-reader.ts';
import { formatStep, opensString, stringStep } from './string-reader.ts';

const WORD = /\d[\w.]*|[\w$\u0080-\uffff]+/y;
const WORD_WITH_GROUPS = /\d(?:'?[\w.])*|[\w$\u0080-\uffff]+/y;
/** Characters of a line that are looked at for the end of a regular expression. */
const LONGEST_EXPRESSION = 2_000;
const EXPRESSION = /^\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/;
const OPERATORS = new Set('return typeof instanceof in new delete void throw case do else default extends'.split(' '));
const EITHER = new Set('of await yield as is try where guard if while switch'.split(' '));
/** What follows round brackets behind these. */
const HEADS = new Map<string, Before>([
  ...['if', 'while', 'for', 'with'].map((word) => [word, 'operator'] as const),
  ['await', 'unsure'],
]);
const [OPENING, CLOSING] = ['([{', ')]}'];

/** What a text is made of. */
export interface CodeLines {
  /** 1-based lines with code, ascending. */
  readonly lines: readonly number[];
  /** The first line from which on nothing is sure; `null`: all was read. */
  readonly doubtFrom: number | null;
}

/**
 * Reads a text once, from its beginning. It is exact for programs that a compiler takes; whatever such a program cannot
 * have, and whatever could be read in two ways, puts lines in doubt.
 */
export function readCode(language: TextLanguage, text: string): CodeLines {
  const reader = new CodeReader(language, text);
  return reader.read();
}

class CodeReader {
  readonly #cursor: CodeCursor;
  /** For each open round bracket, what it is to what follows its end. */
  readonly #heads: Before[] = [];
  /** The last line with a slash that may divide: a second one is not looked at, or each might be looked for to the end of its line. */
  #divided = 0;
  /** The word right before this place; empty when it names a member. */
  #word = '';

  /** Letters that a comment or a string may begin with. */
  readonly #marks: ReadonlySet<string>;

  constructor(language: TextLanguage, text: string) {
    this.#cursor = new CodeCursor(language, text);
    const { lineComments, blockComment = ['', ''], strings } = language;
    const comments = [...lineComments, blockComment[0]].map((start) => start.slice(0, 1));
    this.#marks = new Set([...comments, ...strings.flatMap(({ starts }) => Array.from(starts))]);
  }

  read(): CodeLines {
    const cursor = this.#cursor;
    if (cursor.language.isTrap?.(cursor.text) === true) cursor.doubt(1);
    while (cursor.at < cursor.text.length && cursor.doubtFrom === null) this.#step();
    const { lines, doubtFrom, frames } = cursor;
    // A whole program leaves no string and no element open.
    const isOpen = frames.slice(1).some(({ kind }) => kind !== 'code') || frames.length > 2;
    return { lines, doubtFrom: doubtFrom ?? (isOpen ? 1 : null) };
  }

  #step(): void {
    const cursor = this.#cursor;
    const frame = cursor.frames.at(-1) ?? codeUpTo('');
    const letter = cursor.text[cursor.at] ?? '';
    if (frame.kind === 'string') stringStep(cursor, frame);
    else if (letter === '\n') cursor.newLine();
    else if (letter.trim() === '') cursor.at += 1;
    else if (frame.kind === 'outside') this.#outside();
    else if (frame.kind === 'format') formatStep(cursor, letter);
    else if (frame.kind === 'children') childrenStep(cursor, letter);
    else if (frame.kind === 'tag') tagStep(cursor, frame, letter);
    else this.#inCode(frame, letter);
  }

  /** Text in which code may begin; another mark than the usual ones begins code only where that is switched on. */
  #outside(): void {
    const cursor = this.#cursor;
    const opened = cursor.language.tags === undefined ? null : cursor.match(cursor.language.tags.open);
    if (opened === null && cursor.startsWith('<?')) return cursor.doubt(cursor.line);
    cursor.take(opened?.[0].length ?? 1);
    if (opened !== null) cursor.push(codeUpTo(''));
  }

  #inCode(frame: CodeFrame, letter: string): void {
    const cursor = this.#cursor;
    if (this.#isLeft(frame) || this.#isDirective(letter)) return;
    if (this.#marks.has(letter) && (passesComment(cursor) || opensString(cursor, letter))) return;
    if (this.#isWord() || this.#isExpression(letter) || opensElement(cursor, letter)) return;
    if (cursor.doubtFrom === null) this.#mark(frame, letter);
  }

  /** The end of code that stands between tags. */
  #isLeft(frame: CodeFrame): boolean {
    const cursor = this.#cursor;
    const { tags } = cursor.language;
    if (tags === undefined || frame.close !== '' || !cursor.startsWith(tags.close)) return false;
    cursor.take(tags.close.length);
    cursor.pop();
    return true;
  }

  /** Lines of C# for the compiler hold any words, and the end of a comment of another time. */
  #isDirective(letter: string): boolean {
    const cursor = this.#cursor;
    if (letter === '#' && cursor.language.directives === true && cursor.isFirstOfLine()) {
      const end = cursor.text.indexOf('\n', cursor.at);
      cursor.take((end < 0 ? cursor.text.length : end) - cursor.at);
      return true;
    }
    // Comments of pages in old scripts: nobody writes them, and a compiler may read them.
    const isPage = cursor.startsWith('<!--') || (cursor.startsWith('-->') && cursor.isFirstOfLine());
    if (isPage && cursor.language.regularExpressions === true) cursor.doubt(cursor.line);
    return false;
  }

  #isWord(): boolean {
    const cursor = this.#cursor;
    const word = cursor.match(cursor.language.groupsDigits === true ? WORD_WITH_GROUPS : WORD)?.[0];
    if (word === undefined) return false;
    const isMember = cursor.text[cursor.at - 1] === '.';
    this.#word = isMember ? '' : word;
    cursor.before = isMember ? 'value' : OPERATORS.has(word) ? 'operator' : EITHER.has(word) ? 'unsure' : 'value';
    cursor.take(word.length);
    return true;
  }

  /** A slash where no value stands before it; where it could divide as well, and more follows on its line, doubt begins. */
  #isExpression(letter: string): boolean {
    const cursor = this.#cursor;
    if (letter !== '/' || cursor.language.regularExpressions !== true || cursor.before === 'value') return false;
    const found = EXPRESSION.exec(cursor.text.slice(cursor.at, cursor.at + LONGEST_EXPRESSION))?.[0];
    if (cursor.before === 'unsure' || found === undefined) {
      if (!this.#divides(found)) cursor.doubt(cursor.line);
      return false;
    }
    cursor.take(found.length);
    cursor.before = 'value';
    return true;
  }

  #divides(found: string | undefined): boolean {
    const { line, before } = this.#cursor;
    const isFirst = this.#divided !== line;
    this.#divided = line;
    return isFirst && found === undefined && before === 'unsure';
  }

  #mark(frame: CodeFrame, letter: string): void {
    const cursor = this.#cursor;
    if (OPENING.includes(letter)) this.#open(frame, letter);
    else if (CLOSING.includes(letter)) this.#close(frame, letter);
    else if (letter === ':' && frame.format && frame.depth === 0) {
      cursor.pop();
      cursor.push({ kind: 'format' });
      cursor.take();
    } else this.#sign(letter);
    this.#word = '';
  }

  #sign(letter: string): void {
    const cursor = this.#cursor;
    const isDouble = '+-<'.includes(letter) && cursor.startsWith(letter.repeat(2));
    const isStep = isDouble && letter !== '<';
    // `x!` and `Array<x>` are values in TypeScript, and no others are.
    const isUnsure =
      (letter === '!' && cursor.before === 'value') || (letter === '>' && cursor.text[cursor.at - 1] !== '=');
    cursor.before = isStep ? 'value' : isUnsure ? 'unsure' : 'operator';
    cursor.take(isDouble ? 2 : 1);
  }

  #open(frame: CodeFrame, letter: string): void {
    const cursor = this.#cursor;
    if (letter === '(') this.#heads.push(HEADS.get(this.#word) ?? 'value');
    frame.depth += 1;
    cursor.before = 'operator';
    cursor.take();
  }

  #close(frame: CodeFrame, letter: string): void {
    const cursor = this.#cursor;
    cursor.take();
    if (letter === frame.close && frame.depth === 0) return cursor.pop();
    frame.depth = Math.max(0, frame.depth - 1);
    const after = letter === ')' ? this.#heads.pop() : undefined;
    cursor.before = after ?? (letter === '}' ? 'unsure' : 'value');
  }
}
