import { LINE_LIMIT, toCount } from '../bytes/ascii.ts';
import type { Parsed } from '../bytes/problem.ts';
import { type JsonNode, type Scalar, items, object, text } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import { CoverageBuilder, MAX_EXPANDED_RECORDS } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import { type Segment, segmentLines } from './segment-lines.ts';

type Row = readonly Scalar[];

interface Branch {
  readonly line: number;
  readonly column: number;
  readonly taken: readonly [boolean, boolean];
}

/** A report made with `--summary-only` has no lines, so it measures nothing. */
export class LlvmCovDocument implements JsonDocument<CoverageReport> {
  readonly #builder = new CoverageBuilder(MAX_EXPANDED_RECORDS);
  #path = '';
  #row: Scalar[] = [];
  #segments: Segment[] = [];
  #branches: Branch[] = [];
  readonly root: JsonNode;

  constructor() {
    const file = object(
      {
        filename: text((path) => (this.#path = path)),
        segments: items(this.#rows((row) => this.#segments.push(segmentOf(row)))),
        branches: items(this.#rows((row) => this.#branches.push(branchOf(row)))),
      },
      () => this.#close(),
    );
    this.root = object({ data: items(object({ files: items(file) })) });
  }

  finish(): Parsed<CoverageReport> {
    return this.#builder.build();
  }

  #rows(take: (row: Row) => void): JsonNode {
    const cell: JsonNode = { scalar: (value) => void this.#row.push(value) };
    return {
      item: (index) => (index < 16 ? cell : undefined),
      end: () => {
        take(this.#row);
        this.#row = [];
      },
    };
  }

  #close(): void {
    const file = this.#builder.file(this.#path);
    const segments = this.#segments.toSorted((a, b) => a.line - b.line);
    for (const [line, hits] of segmentLines(segments)) {
      if (this.#builder.full) break;
      file.line(line, hits);
    }
    for (const { line, column, taken } of this.#branches)
      for (const [arm, isTaken] of taken.entries()) file.arm(line, column * 2 + arm, isTaken);
    this.#segments = [];
    this.#branches = [];
    this.#path = '';
  }
}

function segmentOf([line, , count, hasCount, isEntry, isGap]: Row): Segment {
  return {
    line: Math.min(toCount(Number(line)), LINE_LIMIT),
    count: toCount(Number(count)),
    hasCount: hasCount === true,
    isEntry: isEntry === true,
    isGap: isGap === true,
  };
}

/** `[line, column, endLine, endColumn, trueCount, falseCount, …]` */
function branchOf([line, column, , , yes, no]: Row): Branch {
  return { line: Number(line), column: toCount(Number(column)), taken: [Number(yes) > 0, Number(no) > 0] };
}
