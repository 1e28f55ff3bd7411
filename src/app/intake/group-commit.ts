/** Collects what arrives within a moment and stores it in one durable transaction. */
export interface GroupCommit<Item, Result> {
  readonly add: (item: Item) => Promise<Result>;
  /** Resolves when nothing waits any more. */
  readonly drain: () => Promise<void>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export function createGroupCommit<Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  { waitMs, largest }: { readonly waitMs: number; readonly largest: number },
): GroupCommit<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running: Promise<void> | undefined;

  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, waitMs));
  const commitOnce = async () => {
    const group = waiting.splice(0, largest);
    try {
      const results = await commit(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('The store gave no answer for a delivery.'));
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const run = async () => {
    await pause();
    while (waiting.length > 0) await commitOnce();
    running = undefined;
  };
  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        running ??= run();
      }),
    drain: async () => running,
  };
}
