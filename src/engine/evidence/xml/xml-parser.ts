import type { Parsed, Parser } from '../bytes/problem.ts';
import { type XmlReader, XmlScanner } from './xml-scanner.ts';

/** A reader that has something to say once the document has ended well. */
export interface XmlDocument<T> extends XmlReader {
  finish(): Parsed<T>;
}

/** Feeds a document to its reader and answers with the scanner's problem or the reader's value. */
export class XmlParser<T> implements Parser<T> {
  readonly #document: XmlDocument<T>;
  readonly #scanner: XmlScanner;

  constructor(document: XmlDocument<T>, windowSize?: number) {
    this.#document = document;
    this.#scanner = new XmlScanner(document, windowSize);
  }

  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  end(): Parsed<T> {
    const problem = this.#scanner.end();
    return problem === undefined ? this.#document.finish() : { ok: false, problem };
  }
}
