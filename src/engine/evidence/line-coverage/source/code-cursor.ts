import type { TextLanguage } from './languages.ts';
import type { EndOf, StringSyntax } from './string-syntax.ts';

/** Code: the whole text, or what stands in a string or an element up to its closing mark. */
export interface CodeFrame {
  readonly kind: 'code';
  /** Empty: it ends with the text. */
  readonly close: string;
  /** Brackets that are open. */
  depth: number;
  /** Behind a colon stands how to write the value, which is no code. */
  readonly format: boolean;
}

/** The content of a string. */
export interface StringFrame {
  readonly kind: 'string';
  readonly syntax: StringSyntax;
  readonly end: EndOf;
  readonly from: number;
  /** It is no code. */
  readonly silent: boolean;
}

/** The inside of a tag (JSX). */
export interface TagFrame {
  readonly kind: 'tag';
  readonly line: number;
  /** It ends an element: `</a>`, or `<a />`. */
  ends: 'children' | 'itself' | null;
}

/** Where a reader stands; the innermost is the last of them. */
export type Frame =
  | CodeFrame
  | StringFrame
  | TagFrame
  /** How to write a value. */
  | { readonly kind: 'format' }
  /** Before, between and behind the tags that hold code. */
  | { readonly kind: 'outside' }
  /** Between the tags of an element. */
  | { readonly kind: 'children'; readonly line: number };

/** What stands before a place: a value, something that a value follows, or either. */
export type Before = 'value' | 'operator' | 'unsure';

/** Strings and elements inside of one another that are followed: nobody writes more. */
const DEEPEST = 1000;
/** What ends an element. */
const ENDS = /<\s*\/|\/\s*>/g;

/** A place in a text that is read once, the lines of code found so far, and where doubt begins. */
export class CodeCursor {
  readonly text: string;
  readonly language: TextLanguage;
  at = 0;
  line = 1;
  before: Before = 'operator';
  readonly #stack: Frame[];
  readonly #lines: number[] = [];
  #doubtFrom: number | null = null;
  #lastEnd: number | undefined;

  constructor(language: TextLanguage, text: string) {
    this.text = text;
    this.language = language;
    this.#stack = [language.tags === undefined ? codeUpTo('') : { kind: 'outside' }];
  }

  /** 1-based lines with code, ascending. */
  get lines(): readonly number[] {
    return this.#lines;
  }

  /** The first line from which on nothing is sure. */
  get doubtFrom(): number | null {
    return this.#doubtFrom;
  }

  get frames(): readonly Frame[] {
    return this.#stack;
  }

  push(frame: Frame): void {
    this.#stack.push(frame);
    if (this.#stack.length > DEEPEST) this.doubt(this.line);
  }

  pop(): void {
    this.#stack.pop();
  }

  doubt(line: number): void {
    this.#doubtFrom = Math.min(line, this.#doubtFrom ?? line);
  }

  /** What a sticky expression finds at this place. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    return expression.exec(this.text);
  }

  startsWith(mark: string): boolean {
    return this.text.startsWith(mark, this.at);
  }

  mark(): void {
    if (this.#lines.at(-1) !== this.line) this.#lines.push(this.line);
  }

  /** Goes on over code of this line. */
  take(length = 1): void {
    this.mark();
    this.at += length;
  }

  newLine(): void {
    this.at += 1;
    this.line += 1;
  }

  /** Goes on over what is no code. */
  skipTo(end: number): void {
    for (; this.at < end; this.at += 1) if (this.text[this.at] === '\n') this.line += 1;
  }

  /** Goes on over code, line ends included. */
  codeTo(end: number): void {
    this.mark();
    for (; this.at < end; this.at += 1) {
      if (this.text[this.at] !== '\n') continue;
      this.line += 1;
      this.mark();
    }
  }

  /** Where the last end of an element stands: behind it none begins. */
  lastEnd(): number {
    this.#lastEnd ??= [...this.text.matchAll(ENDS)].at(-1)?.index ?? -1;
    return this.#lastEnd;
  }

  isFirstOfLine(): boolean {
    let before = this.at - 1;
    while (before >= 0 && this.text[before] !== '\n' && this.text[before]?.trim() === '') before -= 1;
    return before < 0 || this.text[before] === '\n';
  }
}

export function codeUpTo(close: string, format = false): CodeFrame {
  return { kind: 'code', close, depth: 0, format };
}
