import { toCount } from '../bytes/ascii.ts';
import type { Parsed } from '../bytes/problem.ts';
import { type JsonNode, flag, items, number, object, text } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';

interface Branch {
  hits: number;
  excluded: boolean;
}

interface Line {
  path: string;
  readonly number: number;
  readonly hits: number;
  readonly branches: readonly Branch[];
}

/** A line stands once for every function instance that has it; the name of its file may follow the lines. */
export class GcovDocument implements JsonDocument<CoverageReport> {
  readonly #builder = new CoverageBuilder();
  #path: string | undefined;
  #waiting: Line[] = [];
  #number = 0;
  #hits = 0;
  #excluded = false;
  #branches: Branch[] = [];
  #branch: Branch = { hits: 0, excluded: false };
  readonly root: JsonNode;

  constructor() {
    const branch = object(
      {
        count: number((count) => (this.#branch.hits = toCount(count))),
        'gcovr/excluded': flag((excluded) => (this.#branch.excluded = excluded)),
      },
      () => this.#closeBranch(),
    );
    const line = object(
      {
        line_number: number((value) => (this.#number = value)),
        count: number((count) => (this.#hits = toCount(count))),
        'gcovr/excluded': flag((excluded) => (this.#excluded ||= excluded)),
        'gcovr/noncode': flag((noncode) => (this.#excluded ||= noncode)),
        branches: items(branch),
      },
      () => this.#closeLine(),
    );
    const file = object({ file: text((path) => (this.#path = path)), lines: items(line) }, () => this.#closeFile());
    this.root = object({ files: items(file) });
  }

  finish(): Parsed<CoverageReport> {
    return this.#builder.build();
  }

  #closeBranch(): void {
    this.#branches.push(this.#branch);
    this.#branch = { hits: 0, excluded: false };
  }

  #closeLine(): void {
    const line: Line = { path: '', number: this.#number, hits: this.#hits, branches: this.#branches };
    if (!this.#excluded) this.#keep(line);
    this.#number = 0;
    this.#hits = 0;
    this.#excluded = false;
    this.#branches = [];
  }

  #keep(line: Line): void {
    if (this.#path === undefined) this.#waiting.push(line);
    else this.#add(this.#path, line);
  }

  #closeFile(): void {
    for (const line of this.#waiting) this.#add(this.#path ?? '', line);
    this.#waiting = [];
    this.#path = undefined;
  }

  #add(path: string, line: Line): void {
    const file = this.#builder.file(path);
    file.line(line.number, line.hits);
    for (const [index, branch] of line.branches.entries())
      if (!branch.excluded) file.arm(line.number, index, branch.hits > 0);
  }
}
