/** Where a number is, or would be, among the first `size` of an array, ascending: the first place that is not below it. */
export function placeAmong(sorted: Uint32Array | Float64Array, size: number, wanted: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
