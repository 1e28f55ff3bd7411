/** Tells for an offset in decoded bytes where that stands in the bytes around them. */
export type Origin = (offset: number) => number;

/** Steps between two places that are remembered: no question costs a longer walk. */
const STRIDE = 4096;

/** Goes from `start` so many steps; walks each step once, in whatever order it is asked. */
export const walkFrom = (start: number, step: (at: number) => number): Origin => {
  const known = [start];
  const go = (from: number, steps: number): number => {
    let at = from;
    for (let left = steps; left > 0; left--) at = step(at);
    return at;
  };
  return (steps) => {
    const stride = Math.floor(steps / STRIDE);
    while (known.length <= stride) known.push(go(known.at(-1) ?? start, STRIDE));
    return go(known[stride] ?? start, steps % STRIDE);
  };
};
