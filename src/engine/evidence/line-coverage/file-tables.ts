import type { LineBranches, LineHits, Share } from '../../facts/coverage.ts';
import { COUNT_LIMIT } from '../bytes/ascii.ts';
import { Arena } from './arena.ts';
import { type Budget, type Fold, RecordTable } from './record-table.ts';

const HITS: Fold = { unit: COUNT_LIMIT + 1, combine: (a, b) => Math.min(a + b, COUNT_LIMIT) };
const ARM_IDS = 2 ** 28;
const ARMS: Fold = { unit: 2, combine: Math.max };
const CONDITION_BASE = 2 ** 14;
const CONDITIONS: Fold = { unit: CONDITION_BASE ** 2, combine: largestConditions };

/** The records of a file that is not being read just now, as small as they can be. */
export interface PackedRecords {
  readonly lines: LineHits;
  readonly arms: Float64Array;
  readonly conditions: Float64Array;
}

/** The records of a file that is being read. */
export class FileTables {
  readonly lines: RecordTable;
  readonly #arms: RecordTable;
  readonly #conditions: RecordTable;

  constructor(budget: Budget) {
    this.lines = new RecordTable(HITS, budget);
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

  /** Unique lines so far. */
  share(): Share {
    const total = this.lines.size();
    let covered = 0;
    for (let i = 0; i < total; i += 1) if (payloadOf(this.lines.at(i), HITS.unit) > 0) covered += 1;
    return { covered, total };
  }

  load(packed: PackedRecords): void {
    const { numbers, hits } = packed.lines;
    for (let i = 0; i < numbers.length; i += 1) this.lines.add(numbers[i] ?? 0, hits[i] ?? 0);
    for (const key of packed.arms) this.#arms.add(Math.floor(key / 2), payloadOf(key, 2));
    for (const key of packed.conditions)
      this.#conditions.add(Math.floor(key / CONDITIONS.unit), payloadOf(key, CONDITIONS.unit));
  }

  clear(): void {
    this.lines.clear();
    this.#arms.clear();
    this.#conditions.clear();
  }

  pack(store: Store): PackedRecords {
    return { lines: store.hits(this.lines), arms: store.copy(this.#arms), conditions: store.copy(this.#conditions) };
  }
}

const NO_RECORDS = new Float64Array(0);

/** Where packed records live. */
export class Store {
  readonly #small = new Arena((length) => new Uint32Array(length));
  readonly #wide = new Arena((length) => new Float64Array(length));

  hits(records: RecordTable): LineHits {
    const size = records.size();
    const numbers = this.#small.take(size);
    const hits = this.#small.take(size);
    for (let i = 0; i < size; i += 1) {
      const key = records.at(i);
      const line = Math.floor(key / HITS.unit);
      numbers[i] = line;
      hits[i] = key - line * HITS.unit;
    }
    return { numbers, hits };
  }

  copy(records: RecordTable): Float64Array {
    const size = records.size();
    if (size === 0) return NO_RECORDS;
    const copy = this.#wide.take(size);
    for (let i = 0; i < size; i += 1) copy[i] = records.at(i);
    return copy;
  }

  /** Arms and conditions counted by line; `undefined` when there are none. */
  branches({ arms, conditions }: PackedRecords): LineBranches | undefined {
    if (arms.length + conditions.length === 0) return undefined;
    if (conditions.length === 0) return this.#counted(arms, ARM_COUNTS);
    // A line's arms and conditions are ways to tell the same branches, and no format writes both.
    return this.#counted(conditions, CONDITION_COUNTS);
  }

  #counted(records: Float64Array, { lineOf, coveredOf, totalOf }: BranchCounts): LineBranches {
    let lines = 0;
    for (let i = 0, last = -1; i < records.length; i += 1) {
      const line = lineOf(records[i] ?? 0);
      if (line !== last) lines += 1;
      last = line;
    }
    const numbers = this.#small.take(lines);
    const covered = this.#small.take(lines);
    const total = this.#small.take(lines);
    for (let i = 0, at = -1; i < records.length; i += 1) {
      const key = records[i] ?? 0;
      const line = lineOf(key);
      if (at < 0 || numbers[at] !== line) numbers[++at] = line;
      covered[at] = (covered[at] ?? 0) + coveredOf(key);
      total[at] = (total[at] ?? 0) + totalOf(key);
    }
    return { numbers, covered, total };
  }
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
