import { toCount } from '../bytes/ascii.ts';
import type { Parsed, Problem } from '../bytes/problem.ts';
import { type JsonNode, items, number, object, text } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import { JsonScanner } from '../json/json-scanner.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';

/** The list of counts may come before the file's name, and may itself be JSON in a string. Branches are not read. */
export class CoverallsDocument implements JsonDocument<CoverageReport> {
  readonly #builder = new CoverageBuilder();
  #path = '';
  #hits: (number | undefined)[] = [];
  #problem: Problem | undefined;
  readonly root: JsonNode;

  constructor() {
    const hits = number((count) => (this.#hits[this.#hits.length - 1] = toCount(count)));
    const list: JsonNode = {
      item: () => {
        this.#hits.push(undefined);
        return hits;
      },
    };
    const coverage: JsonNode = { ...list, ...text((json) => this.#nested(list, json)) };
    const file = object({ name: text((name) => (this.#path = name)), coverage }, () => this.#close());
    this.root = object({ source_files: items(file) });
  }

  finish(): Parsed<CoverageReport> {
    return this.#problem === undefined ? this.#builder.build() : { ok: false, problem: this.#problem };
  }

  #nested(list: JsonNode, json: string): void {
    const scanner = new JsonScanner(list);
    scanner.push(new TextEncoder().encode(json));
    this.#problem ??= scanner.end();
  }

  /** A list without any count is a file without code. */
  #close(): void {
    for (const [index, hits] of this.#hits.entries())
      if (hits !== undefined) this.#builder.file(this.#path).line(index + 1, hits);
    this.#hits = [];
    this.#path = '';
  }
}
