import { compareLines } from '../../engine/evidence/line-coverage/diff/line-diff.ts';

/** Lines that differ between two versions of a file. */
export interface Measured {
  readonly additions: number;
  readonly deletions: number;
}

/** Lines that follow one another and are in both versions, only in the old one, or only in the new one. */
export interface Step {
  readonly kind: 'same' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/** Steps of one comparison: it takes time with the square of what differs, and a supplier chooses the files. */
const MOST_STEPS = 2_000_000;

/** Lines as byte-exact text: one character a byte. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Counts added and removed lines; of versions that differ too much to tell in time, more count than were changed. */
export function measure(before: Uint8Array, after: Uint8Array): Measured {
  const { added, removed } = compareLines(linesOf(before), linesOf(after), MOST_STEPS);
  return { additions: added.length, deletions: removed.length };
}

/** The steps from one version to the other; `null` when they differ too much to tell them in time. */
export function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] | null {
  const { added, removed, minimal } = compareLines(before, after, MOST_STEPS);
  return minimal ? new Walk(sideOf(before, removed), sideOf(after, added)).steps() : null;
}

/** One version, which of its lines the other one has not, and where the walk stands in it. */
interface Side {
  readonly lines: readonly string[];
  readonly changed: Uint8Array;
  at: number;
}

function sideOf(lines: readonly string[], changed: readonly number[]): Side {
  const marks = new Uint8Array(lines.length);
  for (const line of changed) marks[line - 1] = 1;
  return { lines, changed: marks, at: 0 };
}

function isChanged({ changed, at }: Side): boolean {
  return changed[at] === 1;
}

/**
 * Walks both versions at once. Where lines repeat, the last of them count as put in or taken out, so that the same change
 * is told in the same way whatever stands around it.
 */
class Walk {
  readonly #old: Side;
  readonly #new: Side;
  readonly #steps: { readonly kind: Step['kind']; readonly lines: string[] }[] = [];

  constructor(old: Side, fresh: Side) {
    this.#old = old;
    this.#new = fresh;
  }

  steps(): readonly Step[] {
    const [old, fresh] = [this.#old, this.#new];
    while (old.at < old.lines.length || fresh.at < fresh.lines.length) {
      this.#slide(fresh, old);
      this.#slide(old, fresh);
      this.#take('removed', old);
      this.#take('added', fresh);
      if (old.at < old.lines.length && !isChanged(old) && !isChanged(fresh)) this.#keep();
    }
    return this.#steps;
  }

  /** As long as the line behind a run is its first one, the run may as well begin a line later. */
  #slide(side: Side, other: Side): void {
    if (!isChanged(side)) return;
    let end = side.changed.indexOf(0, side.at);
    while (end >= 0 && !isChanged(other) && side.lines[end] === side.lines[side.at]) {
      side.changed[side.at] = 0;
      side.changed[end] = 1;
      this.#keep();
      end = side.changed.indexOf(0, end);
    }
  }

  #take(kind: 'removed' | 'added', side: Side): void {
    for (; isChanged(side); side.at += 1) this.#put(kind, side.lines[side.at] ?? '');
  }

  #keep(): void {
    this.#put('same', this.#old.lines[this.#old.at] ?? '');
    this.#old.at += 1;
    this.#new.at += 1;
  }

  #put(kind: Step['kind'], line: string): void {
    const last = this.#steps.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else this.#steps.push({ kind, lines: [line] });
  }
}
