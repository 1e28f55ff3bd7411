import { toCount } from '../bytes/ascii.ts';
import type { Parsed } from '../bytes/problem.ts';
import { type JsonNode, entries, items, number, object } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';

const MAX_ARMS = 1024;

/** A statement counts for the line where it begins, a branch with all its arms for the line where it stands. */
export class IstanbulDocument implements JsonDocument<CoverageReport> {
  readonly #builder = new CoverageBuilder();
  #path = '';
  #id = '';
  #arm = 0;
  readonly #statementLines = new Map<string, number>();
  readonly #statementHits = new Map<string, number>();
  readonly #branchLines = new Map<string, number>();
  readonly #branchHits = new Map<string, number[]>();
  readonly root: JsonNode;

  constructor() {
    const file = this.#file();
    this.root = entries((path) => {
      this.#path = path;
      return file;
    });
  }

  finish(): Parsed<CoverageReport> {
    return this.#builder.build();
  }

  #file(): JsonNode {
    const statementLine = number((line) => this.#statementLines.set(this.#id, line));
    const statement = object({ start: object({ line: statementLine }) });
    const branchLine = number((line) => this.#branchLines.set(this.#id, line));
    const branch = object({ loc: object({ start: object({ line: branchLine }) }), line: branchLine });
    const statementHits = number((hits) => this.#statementHits.set(this.#id, toCount(hits)));
    const branchHits = items(number((hits) => this.#takeArm(hits)));
    const fields = {
      statementMap: this.#byId(statement),
      s: this.#byId(statementHits),
      branchMap: this.#byId(branch),
      b: this.#byId(branchHits),
    };
    const plain = object(fields, () => this.#close());
    return { ...plain, key: (name) => (name === 'data' ? object(fields) : plain.key?.(name)) };
  }

  #byId(node: JsonNode): JsonNode {
    return entries((id) => {
      this.#id = id;
      this.#arm = 0;
      return node;
    });
  }

  #takeArm(hits: number): void {
    const arms = this.#branchHits.get(this.#id) ?? [];
    if (this.#arm < MAX_ARMS) arms[this.#arm] = toCount(hits);
    this.#arm += 1;
    this.#branchHits.set(this.#id, arms);
  }

  #close(): void {
    const file = this.#builder.file(this.#path);
    for (const [id, line] of this.#statementLines) file.line(line, this.#statementHits.get(id) ?? 0);
    let branch = 0;
    for (const [id, line] of this.#branchLines) {
      for (const [arm, hits] of (this.#branchHits.get(id) ?? []).entries())
        file.arm(line, branch * MAX_ARMS + arm, hits > 0);
      branch += 1;
    }
    for (const map of [this.#statementLines, this.#statementHits, this.#branchLines, this.#branchHits]) map.clear();
  }
}
