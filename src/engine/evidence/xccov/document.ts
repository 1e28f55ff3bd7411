import { toCount } from '../bytes/ascii.ts';
import type { Parsed } from '../bytes/problem.ts';
import { type JsonNode, entries, flag, items, number, object } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';

/** One entry for every line of the source, told apart by whether it can run. */
export class XccovDocument implements JsonDocument<CoverageReport> {
  readonly #builder = new CoverageBuilder();
  #path = '';
  #line = 0;
  #hits = 0;
  #executable = false;
  readonly root: JsonNode;

  constructor() {
    const line = object(
      {
        line: number((value) => (this.#line = value)),
        executionCount: number((count) => (this.#hits = toCount(count))),
        isExecutable: flag((executable) => (this.#executable = executable)),
      },
      () => this.#close(),
    );
    const lines = items(line);
    this.root = entries((path) => {
      this.#path = path;
      return lines;
    });
  }

  finish(): Parsed<CoverageReport> {
    return this.#builder.build();
  }

  #close(): void {
    if (this.#executable) this.#builder.file(this.#path).line(this.#line, this.#hits);
    this.#line = 0;
    this.#hits = 0;
    this.#executable = false;
  }
}
