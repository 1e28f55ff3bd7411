import type { Warning, WarningKey } from '../../facts/evidence.ts';

type Place = Omit<Warning, 'key' | 'count'>;

/** Gathers warnings by key, so that a hostile report cannot make the list grow with its size. */
export class WarningLog {
  readonly #first = new Map<WarningKey, { place: Place; count: number }>();

  note(key: WarningKey, place: Place = {}): void {
    const known = this.#first.get(key);
    if (known === undefined) this.#first.set(key, { place, count: 1 });
    else known.count += 1;
  }

  list(): readonly Warning[] {
    const byKey = [...this.#first].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return byKey.map(([key, { place, count }]) => Object.assign({ key, count }, place));
  }
}
