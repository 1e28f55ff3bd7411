import type { Share } from '../../../facts/coverage.ts';

/** Counts the records of a report as its writer did, one by one, to hold them against the totals written in it. */
export class RecordCount {
  declared: Share | undefined;
  #covered = 0;
  #total = 0;

  add(hits: number): void {
    this.#total += 1;
    if (hits > 0) this.#covered += 1;
  }

  /** Takes the written totals; half of them is none. */
  declare(covered: number | undefined, total: number | undefined): void {
    if (covered !== undefined && total !== undefined) this.declared = { covered, total };
  }

  share(): Share {
    return { covered: this.#covered, total: this.#total };
  }
}
