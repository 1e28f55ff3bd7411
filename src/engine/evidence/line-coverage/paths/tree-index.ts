/** The files of one tree, made ready once to be looked up by how their paths end. */
export interface TreeIndex {
  readonly has: (path: string) => boolean;
  /** The files whose last segments are these: the file of this path itself and those in folders. */
  readonly endingLike: (path: string) => Endings;
}

/** Files that end alike, in no order that means anything; made one by one, since there may be very many. */
export interface Endings {
  readonly size: number;
  readonly at: (index: number) => string | undefined;
}

/** Whole segments, the last first: files that end alike stand together when sorted so. */
function backwards(path: string): string {
  return `${path.split('/').toReversed().join('/')}/`;
}

/** Makes a tree ready; sorted only when somebody asks how paths end, which reports of whole paths never do. */
export function treeIndex(paths: readonly string[]): TreeIndex {
  const files = new Set(paths);
  let sorted: readonly (readonly [key: string, path: string])[] | undefined;
  const endingLike = (path: string): Endings => {
    sorted ??= paths.map((one) => [backwards(one), one] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const all = sorted;
    const wanted = backwards(path);
    const first = firstWhere(all.length, (index) => (all[index]?.[0] ?? '') >= wanted);
    const end = firstWhere(all.length, (index) => {
      const key = all[index]?.[0] ?? '';
      return key > wanted && !key.startsWith(wanted);
    });
    return { size: end - first, at: (index) => all[first + index]?.[1] };
  };
  return { has: (path) => files.has(path), endingLike };
}

/** The first of so many numbers for which something holds that holds for all after it, too. */
function firstWhere(size: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
