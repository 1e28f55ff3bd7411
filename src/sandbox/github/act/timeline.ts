import type { Account } from '../world/accounts.ts';
import type { Issue } from '../world/repositories.ts';
import type { World } from '../world/world.ts';

/** Adds an entry to the timeline of an issue or pull request. */
export function record(
  world: World,
  issue: Issue,
  actor: Account,
  entry: { readonly type: string } & Record<string, unknown>,
): void {
  const { type, ...detail } = entry;
  issue.timeline.push({ id: world.newId(), type, actor, createdAt: world.clock.now(), detail });
}
