import type { Share } from '../../../facts/coverage.ts';
import { COUNT_LIMIT } from '../../bytes/ascii.ts';
import { placeAmong } from './place-among.ts';
import { type Budget, type Fold, RecordTable } from './record-table.ts';

const FIRST_CAPACITY = 64;
const HITS: Fold = { unit: COUNT_LIMIT + 1, combine: (a, b) => Math.min(a + b, COUNT_LIMIT) };

/**
 * Lines of one file with their hits, several records of a line summed. Tools write lines in ascending order: those are
 * kept as two plain columns, and so are the hits of lines told again. As soon as a new one comes in another order, all go
 * into a table of records instead.
 */
export class LineTable {
  readonly #budget: Budget;
  readonly #records: RecordTable;
  #numbers = new Uint32Array(0);
  #hits = new Uint32Array(0);
  #size = 0;
  #last = 0;
  /** Where hits were added to last: the line after it is the likeliest to follow. */
  #summed = 0;
  #ordered = true;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.#records = new RecordTable(HITS, budget);
  }

  add(line: number, hits: number): void {
    if (line <= this.#last || !this.#ordered) return this.#addUnordered(line, hits);
    if (this.#size === this.#numbers.length && !this.#makeRoom()) return;
    this.#numbers[this.#size] = line;
    this.#hits[this.#size] = hits;
    this.#size += 1;
    this.#last = line;
  }

  /** Adds the first `count` lines of two columns, which costs half as much as one by one. */
  addAll(numbers: Uint32Array, hits: Uint32Array, count: number): void {
    const ascends = this.#ordered && (numbers[0] ?? 0) > this.#last;
    const added = ascends ? this.#append(numbers, hits, count) : 0;
    for (let at = added; at < count; at += 1) this.add(numbers[at] ?? 0, hits[at] ?? 0);
  }

  /** Adds lines as long as they ascend, without touching a field between two; how many. */
  #append(numbers: Uint32Array, hits: Uint32Array, count: number): number {
    while (this.#size + count > this.#numbers.length) if (!this.#makeRoom()) return count;
    const [ownNumbers, ownHits] = [this.#numbers, this.#hits];
    let size = this.#size;
    let last = this.#last;
    let at = 0;
    for (; at < count; at += 1) {
      const line = numbers[at] ?? 0;
      if (line <= last) break;
      ownNumbers[size] = line;
      ownHits[size] = hits[at] ?? 0;
      size += 1;
      last = line;
    }
    this.#size = size;
    this.#last = last;
    return at;
  }

  /** Unique lines so far. */
  share(): Share {
    const total = this.size();
    const { hits } = this.#columns(total);
    let covered = 0;
    for (let i = 0; i < total; i += 1) if ((hits[i] ?? 0) > 0) covered += 1;
    return { covered, total };
  }

  size(): number {
    return this.#ordered ? this.#size : this.#records.size();
  }

  /** Writes all `size` lines to a place in an array, ascending: their numbers, then their hits. */
  copyTo(array: Uint32Array, from: number, size: number): void {
    const { numbers, hits } = this.#columns(size);
    array.set(numbers, from);
    array.set(hits, from + size);
  }

  /** Forgets the lines and keeps the room. */
  clear(): void {
    this.#size = 0;
    this.#last = 0;
    this.#ordered = true;
    this.#records.clear();
  }

  #addUnordered(line: number, hits: number): void {
    if (this.#ordered && this.#sum(line, hits)) return;
    if (this.#ordered) {
      for (let i = 0; i < this.#size; i += 1) this.#records.add(this.#numbers[i] ?? 0, this.#hits[i] ?? 0);
      this.#ordered = false;
    }
    this.#records.add(line, hits);
  }

  /** Adds hits to a line that is there, as when a report tells a file again; false when it is not. */
  #sum(line: number, hits: number): boolean {
    const next = this.#summed + 1;
    const isNext = next < this.#size && this.#numbers[next] === line;
    const place = isNext ? next : placeAmong(this.#numbers, this.#size, line);
    if (this.#numbers[place] !== line) return false;
    this.#hits[place] = Math.min((this.#hits[place] ?? 0) + hits, COUNT_LIMIT);
    this.#summed = place;
    return true;
  }

  #makeRoom(): boolean {
    const capacity = Math.max(FIRST_CAPACITY, this.#numbers.length * 2);
    this.#budget.left -= capacity - this.#numbers.length;
    if (this.#budget.left < 0) return false;
    this.#numbers = copied(this.#numbers, capacity);
    this.#hits = copied(this.#hits, capacity);
    return true;
  }

  /** The first `size` lines as columns, whichever way they are kept. */
  #columns(size: number): { readonly numbers: Uint32Array; readonly hits: Uint32Array } {
    if (this.#ordered) return { numbers: this.#numbers.subarray(0, size), hits: this.#hits.subarray(0, size) };
    const numbers = new Uint32Array(size);
    const hits = new Uint32Array(size);
    for (let i = 0; i < size; i += 1) {
      const key = this.#records.at(i);
      const line = Math.floor(key / HITS.unit);
      numbers[i] = line;
      hits[i] = key - line * HITS.unit;
    }
    return { numbers, hits };
  }
}

function copied(column: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(capacity);
  grown.set(column);
  return grown;
}
