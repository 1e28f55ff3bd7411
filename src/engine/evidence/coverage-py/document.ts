import { toCount } from '../bytes/ascii.ts';
import type { Parsed } from '../bytes/problem.ts';
import { type JsonNode, entries, items, number, object, tuple } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';

/** Only the lists of the files themselves: those of `functions` and `classes` name the same lines again. */
export class CoveragePyDocument implements JsonDocument<CoverageReport> {
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  #path = '';
  #jumpFrom = 0;
  readonly root: JsonNode;
  #declaredCovered: number | undefined;
  #declaredTotal: number | undefined;

  constructor() {
    const file = object({
      executed_lines: items(number((line) => this.#line(line, 1))),
      missing_lines: items(number((line) => this.#line(line, 0))),
      executed_branches: items(this.#jump(true)),
      missing_branches: items(this.#jump(false)),
    });
    this.root = object({
      files: entries((path) => {
        this.#path = path;
        this.#builder.file(path);
        return file;
      }),
      totals: object({
        covered_lines: number((count) => (this.#declaredCovered = toCount(count))),
        num_statements: number((count) => (this.#declaredTotal = toCount(count))),
      }),
    });
  }

  finish(): Parsed<CoverageReport> {
    this.#records.declare(this.#declaredCovered, this.#declaredTotal);
    const { declared } = this.#records;
    if (declared !== undefined) this.#builder.compare(declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #line(line: number, hits: number): void {
    this.#builder.file(this.#path).line(line, hits);
    this.#records.add(hits);
  }

  /** `[from, to]`, `to` being negative for the way out of the function. */
  #jump(taken: boolean): JsonNode {
    const from = number((line) => (this.#jumpFrom = line));
    const to = number((line) =>
      this.#builder.file(this.#path).arm(this.#jumpFrom, Math.abs(line) * 2 + Number(line < 0), taken),
    );
    return tuple((index) => (index === 0 ? from : index === 1 ? to : undefined));
  }
}
