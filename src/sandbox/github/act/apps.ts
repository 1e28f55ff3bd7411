import { presentInstallation } from '../present/accounts.ts';
import { nodeId } from '../present/json.ts';
import type { Account } from '../world/accounts.ts';
import type { App, Installation, Permissions } from '../world/apps.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { announceInstallation } from './announce.ts';
import { createUser } from './organizations.ts';

export interface AppWish {
  readonly id?: number;
  readonly slug: string;
  readonly name?: string;
  readonly owner?: Account;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly webhookUrl?: string | null;
  readonly webhookSecret?: string | null;
  readonly keys: { readonly privateKey: string; readonly publicKey: string };
  readonly botId?: number;
}

export function registerApp(world: World, wish: AppWish): App {
  const id = wish.id ?? world.newId();
  const botId = wish.botId === undefined ? {} : { id: wish.botId };
  const bot = createUser(world, `${wish.slug}[bot]`, { type: 'Bot', appId: id, emails: [], ...botId });
  const app: App = {
    id,
    slug: wish.slug,
    name: wish.name ?? wish.slug,
    clientId: `Iv23li${world.digest('client').slice(0, 14)}`,
    owner: wish.owner ?? bot,
    bot,
    ...wish.keys,
    createdAt: world.clock.now(),
    permissions: wish.permissions,
    events: wish.events,
    webhookUrl: wish.webhookUrl ?? null,
    webhookSecret: wish.webhookSecret ?? null,
  };
  world.apps.set(id, app);
  return app;
}

function brief(repositories: readonly Repository[]): Record<string, unknown>[] {
  return repositories.map((one) => ({
    id: one.id,
    node_id: nodeId('Repository', one.id),
    name: one.name,
    full_name: fullName(one),
    private: one.visibility !== 'public',
  }));
}

function reached(world: World, { account, selection }: Installation): Repository[] {
  return world.repositoriesOf(account).filter(({ id }) => selection === 'all' || selection.has(id));
}

function tell(
  world: World,
  installation: Installation,
  sender: Account,
  payload: Record<string, unknown> & { action: string },
): void {
  announceInstallation(world, installation, 'installation', {
    sender,
    payload: { installation: presentInstallation(world, installation), ...payload },
  });
}

export function installApp(
  world: World,
  app: App,
  account: Account,
  wish: { repositories?: readonly Repository[]; by: Account },
): Installation {
  const at = world.clock.tick();
  const installation: Installation = {
    id: world.newId(),
    app,
    account,
    permissions: app.permissions,
    events: app.events,
    selection: wish.repositories === undefined ? 'all' : new Set(wish.repositories.map(({ id }) => id)),
    suspendedBy: null,
    suspendedAt: null,
    createdAt: at,
    updatedAt: at,
  };
  world.installations.set(installation.id, installation);
  tell(world, installation, wish.by, {
    action: 'created',
    repositories: brief(reached(world, installation)),
    requester: null,
  });
  return installation;
}

export function uninstallApp(world: World, installation: Installation, by: Account): void {
  world.clock.tick();
  world.installations.delete(installation.id);
  tell(world, installation, by, { action: 'deleted', repositories: brief(reached(world, installation)) });
}

export function suspendInstallation(world: World, installation: Installation, by: Account, suspended: boolean): void {
  const at = world.clock.tick();
  installation.suspendedAt = suspended ? at : null;
  installation.suspendedBy = suspended ? by : null;
  tell(world, installation, by, {
    action: suspended ? 'suspend' : 'unsuspend',
    repositories: brief(reached(world, installation)),
  });
}

export function acceptPermissions(
  world: World,
  installation: Installation,
  by: Account,
  change: { permissions: Permissions; events?: readonly string[] },
): void {
  installation.permissions = change.permissions;
  installation.events = change.events ?? installation.events;
  installation.updatedAt = world.clock.tick();
  tell(world, installation, by, {
    action: 'new_permissions_accepted',
    repositories: brief(reached(world, installation)),
  });
}

/** Changes which repositories an installation reaches. */
export function selectRepositories(
  world: World,
  installation: Installation,
  by: Account,
  repositories: 'all' | readonly Repository[],
): void {
  const before = reached(world, installation);
  installation.selection = repositories === 'all' ? 'all' : new Set(repositories.map(({ id }) => id));
  installation.updatedAt = world.clock.tick();
  const after = reached(world, installation);
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  for (const [action, changed] of [
    ['added', added],
    ['removed', removed],
  ] as const)
    if (changed.length > 0)
      announceInstallation(world, installation, 'installation_repositories', {
        sender: by,
        payload: {
          action,
          installation: presentInstallation(world, installation),
          repository_selection: installation.selection === 'all' ? 'all' : 'selected',
          repositories_added: brief(added),
          repositories_removed: brief(removed),
          requester: null,
        },
      });
}
