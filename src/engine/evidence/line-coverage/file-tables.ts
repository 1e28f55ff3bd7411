import type { LineBranches, LineHits } from '../../facts/coverage.ts';
import { Arena, type Span, viewOf } from './arena.ts';
import { LineTable } from './line-table.ts';
import { type Budget, type Fold, RecordTable } from './record-table.ts';

const ARM_IDS = 2 ** 28;
const ARMS: Fold = { unit: 2, combine: Math.max };
const CONDITION_BASE = 2 ** 14;
const CONDITIONS: Fold = { unit: CONDITION_BASE ** 2, combine: largestConditions };

/** The records of a file that is not being read just now, as small as they can be. */
export interface PackedRecords {
  /** Twice as long as there are lines: their numbers, then their hits. */
  readonly lines: Span<Uint32Array>;
  readonly arms: Span<Float64Array>;
  readonly conditions: Span<Float64Array>;
}

/** The records of a file that is being read. */
export class FileTables {
  readonly lines: LineTable;
  readonly #arms: RecordTable;
  readonly #conditions: RecordTable;

  constructor(budget: Budget) {
    this.lines = new LineTable(budget);
    this.#arms = new RecordTable(ARMS, budget);
    this.#conditions = new RecordTable(CONDITIONS, budget);
  }

  arm(line: number, id: number, taken: boolean): void {
    this.#arms.add(line * ARM_IDS + (id % ARM_IDS), taken ? 1 : 0);
  }

  conditions(line: number, covered: number, total: number): void {
    const most = Math.min(total, CONDITION_BASE - 1);
    this.#conditions.add(line, most * CONDITION_BASE + Math.min(covered, most));
  }

  load(packed: PackedRecords): void {
    const { numbers, hits } = linesIn(packed);
    for (let i = 0; i < numbers.length; i += 1) this.lines.add(numbers[i] ?? 0, hits[i] ?? 0);
    for (const key of viewOf(packed.arms)) this.#arms.add(Math.floor(key / 2), payloadOf(key, 2));
    for (const key of viewOf(packed.conditions))
      this.#conditions.add(Math.floor(key / CONDITIONS.unit), payloadOf(key, CONDITIONS.unit));
  }

  clear(): void {
    this.lines.clear();
    this.#arms.clear();
    this.#conditions.clear();
  }

  pack(store: Store): PackedRecords {
    return { lines: store.lines(this.lines), arms: store.copy(this.#arms), conditions: store.copy(this.#conditions) };
  }
}

const NO_RECORDS: Span<Float64Array> = { block: new Float64Array(0), from: 0, length: 0 };

/** Nothing of a file yet. */
export const NOTHING: PackedRecords = {
  lines: { block: new Uint32Array(0), from: 0, length: 0 },
  arms: NO_RECORDS,
  conditions: NO_RECORDS,
};

/** The lines of packed records. */
export function linesIn({ lines: { block, from, length } }: PackedRecords): LineHits {
  const middle = from + length / 2;
  return { numbers: block.subarray(from, middle), hits: block.subarray(middle, from + length) };
}

/** Where packed records live. */
export class Store {
  readonly #small = new Arena((length) => new Uint32Array(length));
  readonly #wide = new Arena((length) => new Float64Array(length));
  /** Columns of the file whose branches are counted. */
  #scratch: readonly [numbers: Uint32Array, covered: Uint32Array, total: Uint32Array] = columnsOf(0);

  lines(table: LineTable): Span<Uint32Array> {
    const size = table.size();
    const span = this.#small.take(2 * size);
    table.copyTo(span.block, span.from, size);
    return span;
  }

  copy(records: RecordTable): Span<Float64Array> {
    const size = records.size();
    if (size === 0) return NO_RECORDS;
    const span = this.#wide.take(size);
    records.copyTo(span.block, span.from);
    return span;
  }

  /** Arms and conditions counted by line; `undefined` when there are none. */
  branches({ arms, conditions }: PackedRecords): LineBranches | undefined {
    if (arms.length + conditions.length === 0) return undefined;
    if (conditions.length === 0) return this.#counted(arms, ARM_COUNTS);
    // A line's arms and conditions are ways to tell the same branches, and no format writes both.
    return this.#counted(conditions, CONDITION_COUNTS);
  }

  #counted({ block, from, length }: Span<Float64Array>, counts: BranchCounts): LineBranches {
    if (this.#scratch[0].length < length) this.#scratch = columnsOf(2 * length);
    const [numbers, covered, total] = this.#scratch;
    let at = -1;
    for (let i = from; i < from + length; i += 1) {
      const key = block[i] ?? 0;
      const line = counts.lineOf(key);
      const isNew = at < 0 || numbers[at] !== line;
      if (isNew) at += 1;
      numbers[at] = line;
      covered[at] = (isNew ? 0 : (covered[at] ?? 0)) + counts.coveredOf(key);
      total[at] = (isNew ? 0 : (total[at] ?? 0)) + counts.totalOf(key);
    }
    const kept = (column: Uint32Array): Uint32Array => {
      const view = viewOf(this.#small.take(at + 1));
      view.set(column.subarray(0, at + 1));
      return view;
    };
    return { numbers: kept(numbers), covered: kept(covered), total: kept(total) };
  }
}

function columnsOf(length: number): readonly [numbers: Uint32Array, covered: Uint32Array, total: Uint32Array] {
  return [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
}

/** How a record tells of branches; numbers only, since there are millions of records. */
interface BranchCounts {
  readonly lineOf: (key: number) => number;
  readonly coveredOf: (key: number) => number;
  readonly totalOf: (key: number) => number;
}

const ARM_COUNTS: BranchCounts = {
  lineOf: (key) => Math.floor(key / (2 * ARM_IDS)),
  coveredOf: (key) => payloadOf(key, 2),
  totalOf: () => 1,
};

const CONDITION_COUNTS: BranchCounts = {
  lineOf: (key) => Math.floor(key / CONDITIONS.unit),
  coveredOf: (key) => payloadOf(key, CONDITION_BASE),
  totalOf: (key) => payloadOf(Math.floor(key / CONDITION_BASE), CONDITION_BASE),
};

function largestConditions(a: number, b: number): number {
  const total = Math.max(CONDITION_COUNTS.totalOf(a), CONDITION_COUNTS.totalOf(b));
  return total * CONDITION_BASE + Math.max(a % CONDITION_BASE, b % CONDITION_BASE);
}

/** The remainder; for numbers beyond 32 bits `%` is a slow call. */
function payloadOf(key: number, unit: number): number {
  return key - Math.floor(key / unit) * unit;
}
