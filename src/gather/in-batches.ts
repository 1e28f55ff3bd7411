/** A few at a time, in order: the forge takes so many requests side by side. */
const AT_ONCE = 8;

/** Does the same to each of many, a few at a time. */
export async function inBatches<T, U>(items: readonly T[], each: (item: T) => Promise<U>): Promise<readonly U[]> {
  const done: U[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map((item) => each(item)))));
  return done;
}
