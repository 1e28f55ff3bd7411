import type { Account } from '../world/accounts.ts';
import type { Issue, Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';

/** An issue with the repository's next number; pull requests are built on it. */
export function newThread(
  world: World,
  repository: Repository,
  author: Account,
  text: { title: string; body: string | null },
): Issue {
  const at = world.clock.tick();
  return {
    id: world.newId(),
    number: Math.max(0, ...repository.issues.keys()) + 1,
    repository,
    author,
    title: text.title,
    body: text.body,
    lastEditedAt: null,
    editor: null,
    state: 'open',
    stateReason: null,
    locked: false,
    milestone: null,
    closedBy: null,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    labels: new Set(),
    assignees: new Set(),
    comments: [],
    reactions: [],
    timeline: [],
  };
}
