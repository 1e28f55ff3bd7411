import type { ShortMemory } from '../../store/port.ts';

/** A merge group that was heard of. */
export interface SeenGroup {
  /** Epoch milliseconds. */
  readonly firstSeenAt: number;
  readonly baseRef: string;
}

/** No queue tests a group for longer. */
const KEPT_FOR = 86_400_000;

/** What is remembered of the group with this head; `null`: it is none that was heard of. */
export async function seenGroup(memory: ShortMemory, repositoryId: number, head: string): Promise<SeenGroup | null> {
  const known = await memory.get(keyOf(repositoryId, head));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
  return known === undefined ? null : (JSON.parse(known) as SeenGroup);
}

/** Remembers a group unless it is remembered already; answers what was remembered first. */
export async function noteGroup(
  memory: ShortMemory,
  repositoryId: number,
  { head, baseRef, now }: { readonly head: string; readonly baseRef: string; readonly now: number },
): Promise<SeenGroup> {
  const known = await seenGroup(memory, repositoryId, head);
  if (known !== null) return known;
  const seen = { firstSeenAt: now, baseRef };
  await memory.set(keyOf(repositoryId, head), JSON.stringify(seen), now + KEPT_FOR);
  return seen;
}

function keyOf(repositoryId: number, head: string): string {
  return `${String(repositoryId)}:group-seen:${head}`;
}
