import type { Parsed, Parser } from '../bytes/problem.ts';
import type { JsonNode } from './json-node.ts';
import { JsonScanner } from './json-scanner.ts';

/** What a format makes of a JSON document. */
export interface JsonDocument<T> {
  readonly root: JsonNode;
  finish(): Parsed<T>;
}

/** Feeds a document to its nodes and answers with the scanner's problem or the document's value. */
export class JsonParser<T> implements Parser<T> {
  readonly #document: JsonDocument<T>;
  readonly #scanner: JsonScanner;

  constructor(document: JsonDocument<T>, windowSize?: number) {
    this.#document = document;
    this.#scanner = new JsonScanner(document.root, windowSize);
  }

  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  end(): Parsed<T> {
    const problem = this.#scanner.end();
    return problem === undefined ? this.#document.finish() : { ok: false, problem };
  }
}
