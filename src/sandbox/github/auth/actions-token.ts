import { type App, type Permissions } from '../world/apps.ts';
import type { Repository } from '../world/repositories.ts';
import type { Actor } from '../world/roles.ts';

const ALL_WRITE: Permissions = Object.fromEntries(
  ['actions', 'checks', 'contents', 'deployments', 'issues', 'packages', 'pull_requests', 'statuses'].map(
    (name) => [name, 'write'] as const,
  ),
);

/** What a workflow's GITHUB_TOKEN may do in its own repository. */
export function actionsActor(
  app: App,
  repository: Repository,
  permissions: Permissions = ALL_WRITE,
): Actor & { kind: 'installation' } {
  const repositoryIds = new Set([repository.id]);
  const installation = {
    id: 1,
    app,
    account: repository.owner,
    permissions,
    events: [],
    selection: repositoryIds,
    suspendedBy: null,
    suspendedAt: null,
    createdAt: app.createdAt,
    updatedAt: app.createdAt,
  };
  return { kind: 'installation', account: app.bot, installation, permissions, repositoryIds };
}
