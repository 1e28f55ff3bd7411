import { type Language, type StringSyntax, languageOf } from './languages.ts';
import { withPlainEnds } from './line-ends.ts';

/**
 * 1-based lines of a source file that hold something besides white space and comments: what stands in for measured lines
 * where nothing was measured. Files in a language that is not known have none.
 */
export function coverableLines(path: string, text: string): readonly number[] {
  const language = languageOf(path);
  return language === undefined ? [] : new CodeReader(language, withPlainEnds(path, text)).lines();
}

/** Characters of a regular expression that are looked at; a longer one is read as a division. */
const MAX_EXPRESSION = 500;

/** Reads a text once; where it is in doubt, a line is code. */
class CodeReader {
  readonly #language: Language;
  readonly #text: string;
  readonly #code: number[] = [];
  /** Starts of block comments that nothing ends from here on, so that they are looked for once. */
  readonly #endless = new Set<string>();
  #at = 0;
  #line = 1;
  /** Last character of code or of a string on this line, to tell what a slash or a string behind it is. */
  #before = '';
  /** The last line with a slash that opens an expression which nothing closes: no other is looked for there. */
  #unclosed = 0;

  constructor(language: Language, text: string) {
    this.#language = language;
    this.#text = text;
  }

  lines(): readonly number[] {
    while (this.#at < this.#text.length) this.#step();
    return this.#code;
  }

  #step(): void {
    const letter = this.#text[this.#at] ?? '';
    if (letter === '\n') this.#newLine();
    else if (letter.trim() === '') this.#at += 1;
    else if (!this.#comment() && !this.#string() && !this.#regularExpression(letter)) this.#take(letter);
  }

  #newLine(): void {
    this.#at += 1;
    this.#line += 1;
    this.#before = '';
  }

  #take(letter: string): void {
    this.#markCode();
    this.#before = letter;
    this.#at += 1;
  }

  #markCode(): void {
    if (this.#code.at(-1) !== this.#line) this.#code.push(this.#line);
  }

  #comment(): boolean {
    const { lineComments, blockComments, atLineStart } = this.#language;
    if (lineComments.some((start) => this.#text.startsWith(start, this.#at))) {
      this.#skipTo(this.#endOfLine());
      return true;
    }
    const block = blockComments.find(([start]) => this.#text.startsWith(start, this.#at) && !this.#endless.has(start));
    if (block === undefined || (atLineStart === true && !this.#isAtLineStart())) return false;
    const end = this.#text.indexOf((atLineStart === true ? '\n' : '') + block[1], this.#at + block[0].length);
    if (end < 0) this.#endless.add(block[0]);
    // A comment that never ends is no comment to the compiler either: nothing behind it may hide.
    if (end < 0) return false;
    this.#pass(end + block[1].length + (atLineStart === true ? 1 : 0));
    return true;
  }

  /** Behind code it may stand in a regular expression, a raw string or markup, which cannot be told apart for sure. */
  #pass(end: number): void {
    const isBehindCode = this.#code.at(-1) === this.#line;
    if (isBehindCode && this.#text.slice(this.#at, end).includes('\n')) this.#codeTo(end);
    else this.#skipTo(end);
  }

  #string(): boolean {
    const syntax = this.#language.strings.find(({ quote }) => this.#text.startsWith(quote, this.#at));
    if (syntax === undefined) return false;
    const documents = syntax.documents === true && this.#before === '';
    const end = this.#stringEnd(syntax);
    if (documents) this.#skipTo(end);
    else this.#codeTo(end);
    this.#before = syntax.quote;
    return true;
  }

  #stringEnd({ quote, spansLines, escapes }: StringSyntax): number {
    let at = this.#at + quote.length;
    while (at < this.#text.length && !this.#text.startsWith(quote, at)) {
      if (!spansLines && this.#text[at] === '\n') return at;
      at += escapes && this.#text[at] === '\\' ? 2 : 1;
    }
    return Math.min(at + quote.length, this.#text.length);
  }

  #regularExpression(letter: string): boolean {
    if (letter !== '/' || this.#language.regularExpressions !== true || /[\w$)\]}"'`]/.test(this.#before)) return false;
    if (this.#unclosed === this.#line) return false;
    const near = this.#text.slice(this.#at, this.#at + MAX_EXPRESSION);
    const body = /^\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//.exec(near)?.[0];
    if (body === undefined) {
      this.#unclosed = this.#line;
      return false;
    }
    this.#codeTo(this.#at + body.length);
    this.#before = '/';
    return true;
  }

  #isAtLineStart(): boolean {
    return this.#at === 0 || this.#text[this.#at - 1] === '\n';
  }

  #endOfLine(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #skipTo(end: number): void {
    for (; this.#at < end; this.#at += 1) if (this.#text[this.#at] === '\n') this.#line += 1;
  }

  #codeTo(end: number): void {
    this.#markCode();
    for (; this.#at < end; this.#at += 1) {
      if (this.#text[this.#at] !== '\n') continue;
      this.#line += 1;
      this.#markCode();
    }
  }
}
