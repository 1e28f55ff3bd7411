import { toCount } from '../bytes/ascii.ts';
import type { Parsed } from '../bytes/problem.ts';
import { type JsonNode, entries, number, object } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';

/** A list has one place a line: a count, `null` for no code, a word for ignored. Branches are keyed by Ruby text: not read. */
export class SimpleCovDocument implements JsonDocument<CoverageReport> {
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  #path = '';
  #line = 0;
  #covered: number | undefined;
  #total: number | undefined;
  readonly root: JsonNode;

  constructor() {
    const lines: JsonNode = {
      item: (index) => {
        this.#line = index + 1;
        return hits;
      },
    };
    const hits = number((count) => this.#add(count));
    const file: JsonNode = { ...lines, ...object({ lines }) };
    const files = entries((path) => {
      this.#path = path;
      this.#builder.file(path);
      return file;
    });
    const suite = object({ coverage: files });
    const total = object({
      lines: object({
        covered: number((count) => (this.#covered = toCount(count))),
        total: number((count) => (this.#total = toCount(count))),
      }),
    });
    const known: Readonly<Record<string, JsonNode>> = { coverage: files, total, meta: {}, groups: {} };
    this.root = entries((name) => known[name] ?? suite);
  }

  finish(): Parsed<CoverageReport> {
    this.#records.declare(this.#covered, this.#total);
    const { declared } = this.#records;
    if (declared !== undefined) this.#builder.compare(declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #add(hits: number): void {
    this.#builder.file(this.#path).line(this.#line, toCount(hits));
    this.#records.add(hits);
  }
}
