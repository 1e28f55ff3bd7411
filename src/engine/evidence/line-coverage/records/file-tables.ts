import type { LineBranches, LineHits } from '../../../facts/coverage.ts';
import { Arena } from './arena.ts';
import { LineTable } from './line-table.ts';
import { type Budget, type Fold, RecordTable } from './record-table.ts';

const ARM_IDS = 2 ** 28;
const ARMS_OF_LINE = 2 * ARM_IDS;
const ARMS: Fold = { unit: 2, combine: Math.max };
const CONDITION_BASE = 2 ** 14;
const CONDITIONS: Fold = { unit: CONDITION_BASE ** 2, combine: largestConditions };

/**
 * The records of a file that is not being read just now, as small as they can be: places in blocks that many files share,
 * in one object, for there may be half a million of them.
 */
export interface PackedRecords {
  /** Holds the numbers of the lines, then their hits. */
  readonly small: Uint32Array;
  readonly linesFrom: number;
  readonly lines: number;
  /** Holds the arms, then the conditions. */
  readonly wide: Float64Array;
  readonly armsFrom: number;
  readonly arms: number;
  readonly conditions: number;
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
    this.lines.addAll(numbers, hits, numbers.length);
    const { wide, armsFrom, arms, conditions } = packed;
    for (const key of wide.subarray(armsFrom, armsFrom + arms)) this.#arms.add(Math.floor(key / 2), payloadOf(key, 2));
    for (const key of wide.subarray(armsFrom + arms, armsFrom + arms + conditions))
      this.#conditions.add(Math.floor(key / CONDITIONS.unit), payloadOf(key, CONDITIONS.unit));
  }

  clear(): void {
    this.lines.clear();
    this.#arms.clear();
    this.#conditions.clear();
  }

  pack(store: Store): PackedRecords {
    const lines = this.lines.size();
    const small = store.small.take(2 * lines);
    this.lines.copyTo(small.block, small.from, lines);
    const arms = this.#arms.size();
    const conditions = this.#conditions.size();
    const wide = store.wide.take(arms + conditions);
    if (arms > 0) this.#arms.copyTo(wide.block, wide.from);
    if (conditions > 0) this.#conditions.copyTo(wide.block, wide.from + arms);
    return {
      small: small.block,
      linesFrom: small.from,
      lines,
      wide: wide.block,
      armsFrom: wide.from,
      arms,
      conditions,
    };
  }
}

/** Nothing of a file yet. */
export const NOTHING: PackedRecords = {
  small: new Uint32Array(0),
  linesFrom: 0,
  lines: 0,
  wide: new Float64Array(0),
  armsFrom: 0,
  arms: 0,
  conditions: 0,
};

/** The lines of packed records. */
export function linesIn({ small, linesFrom, lines }: PackedRecords): LineHits {
  const middle = linesFrom + lines;
  return { numbers: small.subarray(linesFrom, middle), hits: small.subarray(middle, middle + lines) };
}

/** Where packed records live. */
export class Store {
  readonly small = new Arena((length) => new Uint32Array(length));
  readonly wide = new Arena((length) => new Float64Array(length));

  /** Arms and conditions counted by line; `undefined` when there are none. */
  branches({ wide, armsFrom, arms, conditions }: PackedRecords): LineBranches | undefined {
    if (arms + conditions === 0) return undefined;
    const to = armsFrom + arms;
    // A line's arms and conditions are ways to tell the same branches, and no format writes both.
    if (conditions > 0) return countConditions(wide, to, this.#columns(conditions));
    const columns = this.#columns(linesAmong(wide, armsFrom, to));
    countArms(wide, armsFrom, to, columns);
    return columns;
  }

  #columns(lines: number): LineBranches {
    const { block, from } = this.small.take(3 * lines);
    const middle = from + lines;
    const last = middle + lines;
    return {
      numbers: block.subarray(from, middle),
      covered: block.subarray(middle, last),
      total: block.subarray(last, last + lines),
    };
  }
}

/** How many lines arms, in ascending order as they are, tell of. */
function linesAmong(arms: Float64Array, from: number, to: number): number {
  let lines = 0;
  let line = 0;
  for (let i = from; i < to; i += 1) {
    const next = Math.floor((arms[i] ?? 0) / ARMS_OF_LINE);
    if (next !== line) lines += 1;
    line = next;
  }
  return lines;
}

function countArms(arms: Float64Array, from: number, to: number, { numbers, covered, total }: LineBranches): void {
  let at = -1;
  let line = 0;
  for (let i = from; i < to; i += 1) {
    const key = arms[i] ?? 0;
    const next = Math.floor(key / ARMS_OF_LINE);
    if (next !== line) at += 1;
    line = next;
    numbers[at] = line;
    covered[at] = (covered[at] ?? 0) + payloadOf(key, 2);
    total[at] = (total[at] ?? 0) + 1;
  }
}

/** Conditions come one a line. */
function countConditions(conditions: Float64Array, from: number, columns: LineBranches): LineBranches {
  const { numbers, covered, total } = columns;
  for (let i = 0; i < numbers.length; i += 1) {
    const key = conditions[from + i] ?? 0;
    numbers[i] = Math.floor(key / CONDITIONS.unit);
    covered[i] = coveredOf(key);
    total[i] = totalOf(key);
  }
  return columns;
}

function coveredOf(conditions: number): number {
  return payloadOf(conditions, CONDITION_BASE);
}

function totalOf(conditions: number): number {
  return payloadOf(Math.floor(conditions / CONDITION_BASE), CONDITION_BASE);
}

function largestConditions(a: number, b: number): number {
  return Math.max(totalOf(a), totalOf(b)) * CONDITION_BASE + Math.max(coveredOf(a), coveredOf(b));
}

/** The remainder; for numbers beyond 32 bits `%` is a slow call. */
function payloadOf(key: number, unit: number): number {
  return key - Math.floor(key / unit) * unit;
}
