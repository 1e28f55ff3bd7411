/** How two texts differ, by lines. */
export interface LineDiff {
  /** 1-based lines of the new text that the old one does not have in that place, ascending. */
  readonly added: readonly number[];
  /** 1-based lines of the old text that are gone, ascending. */
  readonly removed: readonly number[];
  /** False when the texts were too different to look for the shortest script: some lines that stayed count as changed. */
  readonly minimal: boolean;
  /** What looking for the script cost. */
  readonly steps: number;
}

/** Steps that a comparison may cost before it stops looking for the shortest script. */
const MAX_STEPS = 20_000_000;

/** The changed lines of a text; a carriage return is part of its line, and a last line break begins none. */
export function lineDiff(before: string, after: string, maxSteps = MAX_STEPS): LineDiff {
  return compareLines(linesIn(before), linesIn(after), maxSteps);
}

function linesIn(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * What differs between two lists of lines, by Myers' linear-space algorithm ("An O(ND) Difference Algorithm and Its
 * Variations", 1986) over the lines that both have.
 */
export function compareLines(before: readonly string[], after: readonly string[], maxSteps = MAX_STEPS): LineDiff {
  const ids = new Map<string, number>();
  const old = numbered(before, ids);
  const fresh = numbered(after, ids);
  const comparison = new Comparison(old, fresh, ids.size, maxSteps);
  comparison.run();
  const { minimal, steps } = comparison;
  return { added: changed(comparison.added), removed: changed(comparison.removed), minimal, steps };
}

/** Each line as a number that equal lines share. */
function numbered(lines: readonly string[], ids: Map<string, number>): Uint32Array {
  return Uint32Array.from(lines, (line) => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  });
}

function changed(marks: Uint8Array): readonly number[] {
  const lines: number[] = [];
  for (const [index, mark] of marks.entries()) if (mark === 1) lines.push(index + 1);
  return lines;
}

/** Part of both texts: `[oldFrom, oldTo)` against `[newFrom, newTo)` of the lines that both have. */
interface Box {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** One comparison: its marks, its scratch space and what it may still cost. */
class Comparison {
  readonly removed: Uint8Array;
  readonly added: Uint8Array;
  minimal = true;
  steps = 0;
  readonly #old: Uint32Array;
  readonly #new: Uint32Array;
  /** Places of the shared lines in their texts. */
  readonly #oldPlaces: Uint32Array;
  readonly #newPlaces: Uint32Array;
  readonly #forward: Int32Array;
  readonly #backward: Int32Array;
  readonly #maxSteps: number;

  constructor(old: Uint32Array, fresh: Uint32Array, ids: number, maxSteps: number) {
    this.removed = new Uint8Array(old.length);
    this.added = new Uint8Array(fresh.length);
    this.#oldPlaces = shared(old, fresh, ids, this.removed);
    this.#newPlaces = shared(fresh, old, ids, this.added);
    this.#old = this.#oldPlaces.map((place) => old[place] ?? 0);
    this.#new = this.#newPlaces.map((place) => fresh[place] ?? 0);
    const diagonals = this.#old.length + this.#new.length + 3;
    this.#forward = new Int32Array(diagonals);
    this.#backward = new Int32Array(diagonals);
    this.#maxSteps = maxSteps;
  }

  run(): void {
    const boxes: Box[] = [{ oldFrom: 0, oldTo: this.#old.length, newFrom: 0, newTo: this.#new.length }];
    for (let box = boxes.pop(); box !== undefined; box = boxes.pop()) {
      const rest = this.#trimmed(box);
      if (rest.oldFrom === rest.oldTo || rest.newFrom === rest.newTo) this.#mark(rest);
      else boxes.push(...this.#halves(rest));
    }
  }

  #trimmed({ oldFrom, oldTo, newFrom, newTo }: Box): Box {
    let [a, b, c, d] = [oldFrom, oldTo, newFrom, newTo];
    while (a < b && c < d && this.#old[a] === this.#new[c]) [a, c] = [a + 1, c + 1];
    while (a < b && c < d && this.#old[b - 1] === this.#new[d - 1]) [b, d] = [b - 1, d - 1];
    return { oldFrom: a, oldTo: b, newFrom: c, newTo: d };
  }

  #mark({ oldFrom, oldTo, newFrom, newTo }: Box): void {
    for (let i = oldFrom; i < oldTo; i += 1) this.removed[this.#oldPlaces[i] ?? 0] = 1;
    for (let i = newFrom; i < newTo; i += 1) this.added[this.#newPlaces[i] ?? 0] = 1;
  }

  /** The parts before and after a point on a shortest path; none when that costs too much and all counts as changed. */
  #halves(box: Box): readonly Box[] {
    const point = this.#middle(box);
    if (point === undefined) {
      this.minimal = false;
      this.#mark(box);
      return [];
    }
    const [x, y] = point;
    return [
      { ...box, oldTo: x, newTo: y },
      { ...box, oldFrom: x, newFrom: y },
    ];
  }

  /** Where the furthest paths from both ends meet (the "middle snake"), or nothing when the steps are used up. */
  #middle({ oldFrom, oldTo, newFrom, newTo }: Box): readonly [number, number] | undefined {
    const [n, m] = [oldTo - oldFrom, newTo - newFrom];
    const ends: Ends = { n, m, offset: m + 1, oldFrom, newFrom };
    this.#forward.fill(NEVER_FORWARD, 0, n + m + 3);
    this.#backward.fill(NEVER_BACKWARD, 0, n + m + 3);
    this.#forward[ends.offset + 1] = 0;
    this.#backward[ends.offset + n - m - 1] = n;
    for (let d = 0; this.steps < this.#maxSteps; d += 1) {
      this.steps += 2 * d + 2;
      const x = this.#advance(ends, d) ?? this.#retreat(ends, d);
      if (x !== undefined) return [oldFrom + x[0], newFrom + x[1]];
    }
    return undefined;
  }

  /** One more change from the beginning, on every diagonal; the point where that meets the other side. */
  #advance(ends: Ends, d: number): Point | undefined {
    const { n, m, offset } = ends;
    const delta = n - m;
    const last = Math.min(d, n);
    for (let k = Math.max(-d, -m + ((d + m) & 1)); k <= last; k += 2) {
      const from = Math.max((this.#forward[offset + k - 1] ?? 0) + 1, this.#forward[offset + k + 1] ?? 0);
      const x = isInside(from, k, ends) ? this.#downSnake(from, k, ends) : NEVER_FORWARD;
      this.#forward[offset + k] = x;
      if (delta % 2 !== 0 && Math.abs(k - delta) < d && x >= (this.#backward[offset + k] ?? 0)) return [x, x - k];
    }
    return undefined;
  }

  /** One more change from the end, on every diagonal. */
  #retreat(ends: Ends, d: number): Point | undefined {
    const { n, m, offset } = ends;
    const delta = n - m;
    const last = Math.min(delta + d, n);
    for (let k = Math.max(delta - d, -m + ((delta - d + m) & 1)); k <= last; k += 2) {
      const from = Math.min((this.#backward[offset + k + 1] ?? 0) - 1, this.#backward[offset + k - 1] ?? 0);
      const x = isInside(from, k, ends) ? this.#upSnake(from, k, ends) : NEVER_BACKWARD;
      this.#backward[offset + k] = x;
      if (delta % 2 === 0 && Math.abs(k) <= d && x <= (this.#forward[offset + k] ?? 0)) return [x, x - k];
    }
    return undefined;
  }

  /** Along equal lines, towards the end. */
  #downSnake(from: number, k: number, { n, m, oldFrom, newFrom }: Ends): number {
    let x = from;
    while (x < n && x - k < m && this.#old[oldFrom + x] === this.#new[newFrom + x - k]) x += 1;
    return x;
  }

  /** Along equal lines, towards the beginning. */
  #upSnake(from: number, k: number, { oldFrom, newFrom }: Ends): number {
    let x = from;
    while (x > 0 && x > k && this.#old[oldFrom + x - 1] === this.#new[newFrom + x - k - 1]) x -= 1;
    return x;
  }
}

function isInside(x: number, k: number, { n, m }: Ends): boolean {
  return x >= 0 && x <= n && x >= k && x - k <= m;
}

type Point = readonly [x: number, y: number];

/** A box by its sizes; `offset` is where diagonal 0 stands in the scratch arrays. */
interface Ends {
  readonly n: number;
  readonly m: number;
  readonly offset: number;
  readonly oldFrom: number;
  readonly newFrom: number;
}

/** A diagonal that no path has reached. */
const NEVER_FORWARD = -(2 ** 30);
const NEVER_BACKWARD = 2 ** 30;

/** Places of the lines that the other text has as well; all others are marked: no alignment could keep them. */
function shared(lines: Uint32Array, others: Uint32Array, ids: number, marks: Uint8Array): Uint32Array {
  const known = new Uint8Array(ids);
  for (const id of others) known[id] = 1;
  const places = new Uint32Array(lines.length);
  let size = 0;
  for (const [place, id] of lines.entries()) {
    if (known[id] === 1) places[size++] = place;
    else marks[place] = 1;
  }
  return places.slice(0, size);
}
