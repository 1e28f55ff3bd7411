import type { PushRecord } from '../../store/port.ts';

/** Git's id of nothing: before a branch is made, after it is deleted. */
const NONE = /^0+$/;

/**
 * The pushes that made a branch what it is, from its birth to its head, whatever the order in which they were told;
 * `null` where one is missing. What was pushed to an earlier branch of that name did nothing to this one.
 */
export function pushLine(head: string, pushes: readonly PushRecord[]): readonly PushRecord[] | null {
  const ending = Map.groupBy(pushes, ({ after }) => after);
  const reached = new Set([head]);
  // A branch may come back to a commit that it had before, so each commit may have been pushed several times.
  for (const commit of reached) {
    const last = ending.get(commit);
    if (last === undefined) return null;
    for (const { before } of last) if (!NONE.test(before)) reached.add(before);
  }
  const line = pushes.filter(({ after }) => reached.has(after));
  return line.some(({ before }) => NONE.test(before)) ? line : null;
}

/** Whether a push took the branch away. */
export function isDeletion({ after }: PushRecord): boolean {
  return NONE.test(after);
}
