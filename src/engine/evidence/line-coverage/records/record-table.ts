import { placeAmong } from './place-among.ts';

/** What distinguishes two records of a table and how two records of the same group become one. */
export interface Fold {
  /** Payloads are whole numbers below this. */
  readonly unit: number;
  readonly combine: (a: number, b: number) => number;
}

/** Room for records shared by all tables of a report. */
export interface Budget {
  left: number;
}

const FIRST_CAPACITY = 16;

/**
 * Records `group → payload` of one file as one float each (`group * unit + payload`, exact below 2^53), folded when they are
 * out of order and the table is full: memory follows the distinct groups, time stays n log n whatever the order.
 */
export class RecordTable {
  readonly #unit: number;
  readonly #combine: Fold['combine'];
  readonly #budget: Budget;
  #keys = new Float64Array(0);
  #size = 0;
  #last = -1;
  /** Where a record was folded in last: the group after it is the likeliest to follow. */
  #folded = 0;
  #ordered = true;

  constructor(fold: Fold, budget: Budget) {
    this.#unit = fold.unit;
    this.#combine = fold.combine;
    this.#budget = budget;
  }

  add(group: number, payload: number): void {
    if (group <= this.#last && this.#ordered && this.#fold(group, payload)) return;
    if (this.#size === this.#keys.length && !this.#makeRoom()) return;
    if (group <= this.#last) this.#ordered = false;
    this.#last = group;
    this.#keys[this.#size] = group * this.#unit + payload;
    this.#size += 1;
  }

  /** How many records there are once folded; they are `at(0)` and so on until the next `add`. */
  size(): number {
    this.#compact();
    return this.#size;
  }

  at(index: number): number {
    return this.#keys[index] ?? 0;
  }

  /** Writes all records, folded, to a place in an array. */
  copyTo(array: Float64Array, from: number): void {
    array.set(this.#keys.subarray(0, this.size()), from);
  }

  /** Forgets the records and keeps the room. */
  clear(): void {
    this.#size = 0;
    this.#last = -1;
    this.#ordered = true;
  }

  /** Folds a record into that of its group, as when a report tells a file again; false when there is none. */
  #fold(group: number, payload: number): boolean {
    const keys = this.#keys;
    const first = group * this.#unit;
    const next = this.#folded + 1;
    const isNext = next < this.#size && this.#groupAt(next) === group;
    const place = isNext ? next : placeAmong(keys, this.#size, first);
    if (this.#groupAt(place) !== group) return false;
    keys[place] = first + this.#combine((keys[place] ?? 0) - first, payload);
    this.#folded = place;
    return true;
  }

  #groupAt(place: number): number {
    return Math.floor((this.#keys[place] ?? 0) / this.#unit);
  }

  #makeRoom(): boolean {
    this.#compact();
    if (this.#size * 2 < this.#keys.length) return true;
    const capacity = Math.max(FIRST_CAPACITY, this.#keys.length * 2);
    this.#budget.left -= capacity - this.#keys.length;
    if (this.#budget.left < 0) return false;
    const grown = new Float64Array(capacity);
    grown.set(this.#keys);
    this.#keys = grown;
    return true;
  }

  #compact(): void {
    if (this.#ordered) return;
    const keys = this.#keys.subarray(0, this.#size);
    keys.sort();
    const unit = this.#unit;
    let size = 0;
    let group = -1;
    for (const key of keys) {
      const next = Math.floor(key / unit);
      const payload = key - next * unit;
      if (next === group) keys[size - 1] = group * unit + this.#combine((keys[size - 1] ?? 0) - group * unit, payload);
      else keys[size++] = key;
      group = next;
    }
    this.#size = size;
    this.#last = group;
    this.#ordered = true;
  }
}
