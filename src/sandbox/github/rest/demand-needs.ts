import { grants, type Level } from '../world/apps.ts';
import { notAccessible, notFound, Refusal } from '../world/refusal.ts';
import { type Actor, canSee, demand, may } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import type { Needs, Permission } from './route.ts';

function split(permission: Permission): [string, Level] {
  const [name = '', level] = permission.split(':');
  return [name, level === 'write' || level === 'admin' ? level : 'read'];
}

function demandInRepository(world: World, actor: Actor, needs: Needs & { of: 'repository' }, name: string): void {
  const repository = world.repository(name);
  if (!canSee(actor, repository)) throw notFound();
  if (needs.permissions.some((permission) => may(actor, repository, needs.role, split(permission)))) return;
  demand(actor, repository, needs.role, split(needs.permissions[0] ?? 'metadata:read'));
}

function demandInOrganization(world: World, actor: Actor, needs: Needs & { of: 'organization' }, login: string): void {
  const organization = world.organization(login);
  if (actor.kind === 'user' && organization.members.get(actor.account.id)?.state === 'active') return;
  if (actor.kind !== 'installation') throw notFound();
  const granted = needs.permissions.some((permission) => grants(actor.permissions, ...split(permission)));
  if (actor.installation.account !== organization || !granted) throw notAccessible();
}

/** Refuses those who may not call: 401 for the wrong kind of credential, 404 for what they cannot see, else 403. */
export function demandNeeds(world: World, actor: Actor, needs: Needs, params: Readonly<Record<string, string>>): void {
  if (needs.of === 'repository') demandInRepository(world, actor, needs, `${params['owner']}/${params['repo']}`);
  if (needs.of === 'organization') demandInOrganization(world, actor, needs, params['org'] ?? '');
  if (needs.of === 'app' && actor.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
  if (needs.of === 'repository' && actor.kind === 'app') throw notAccessible();
}
