import { type Account, isOrganization, type Team } from './accounts.ts';
import { type App, grants, type Installation, type Level, type Permissions } from './apps.ts';
import { notAccessible, notFound, Refusal } from './refusal.ts';
import type { DeployKey, Repository, Role } from './repositories.ts';

export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: Account }
  /** Whoever holds the key; GitHub tells the account that added it as the sender. */
  | { readonly kind: 'deploy-key'; readonly account: Account; readonly repository: Repository; readonly key: DeployKey }
  | { readonly kind: 'app'; readonly app: App; readonly account: Account }
  | {
      readonly kind: 'installation';
      readonly account: Account;
      readonly installation: Installation;
      readonly permissions: Permissions;
      readonly repositoryIds: 'all' | ReadonlySet<number>;
    };

const ROLES: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export function atLeast(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}

function strongest(roles: readonly Role[]): Role {
  return roles.reduce((best, role) => (atLeast(role, best) ? role : best), 'none' as Role);
}

function holds(team: Team, account: Account): boolean {
  if (team.members.get(account.id)?.state === 'active') return true;
  return [...team.organization.teams.values()].some((child) => child.parent === team && holds(child, account));
}

export function isActiveMember(organization: Account, account: Account): boolean {
  return isOrganization(organization) && organization.members.get(account.id)?.state === 'active';
}

export function isOwner(organization: Account, account: Account): boolean {
  return (
    isOrganization(organization) &&
    isActiveMember(organization, account) &&
    organization.members.get(account.id)?.role === 'admin'
  );
}

/** What a person may do in a repository: the strongest of ownership, base permission, teams, invitation, visibility. */
export function roleOf(repository: Repository, account: Account): Role {
  const { owner } = repository;
  if (owner === account || isOwner(owner, account)) return 'admin';
  const base = isOrganization(owner) && isActiveMember(owner, account) ? owner.basePermission : 'none';
  const teams = [...repository.teams.values()].filter(({ team }) => holds(team, account)).map(({ role }) => role);
  const invited = repository.collaborators.get(account.id)?.role ?? 'none';
  const open: Role = repository.visibility === 'public' ? 'read' : 'none';
  return strongest([base, invited, open, ...teams]);
}

export function reaches(actor: Actor & { readonly kind: 'installation' }, repository: Repository): boolean {
  const { installation, repositoryIds } = actor;
  if (installation.account !== repository.owner) return false;
  const selected = installation.selection === 'all' || installation.selection.has(repository.id);
  return selected && (repositoryIds === 'all' || repositoryIds.has(repository.id));
}

export function canSee(actor: Actor, repository: Repository): boolean {
  if (repository.visibility === 'public') return true;
  if (actor.kind === 'user') return atLeast(roleOf(repository, actor.account), 'read');
  return actor.kind === 'installation' && reaches(actor, repository);
}

/** Whether the actor may; people need the role, an App's token the permission. */
export function may(actor: Actor, repository: Repository, role: Role, permission: readonly [string, Level]): boolean {
  if (actor.kind === 'user') return atLeast(roleOf(repository, actor.account), role);
  if (actor.kind === 'deploy-key' && actor.repository === repository)
    return permission[0] === 'contents' && (permission[1] === 'read' || !actor.key.readOnly);
  if (actor.kind !== 'installation') return repository.visibility === 'public' && role === 'read';
  const publicRead = repository.visibility === 'public' && permission[1] === 'read';
  if (!reaches(actor, repository)) return publicRead;
  return grants(actor.permissions, ...permission);
}

/** Throws GitHub's answer to those who may not: 404 for what they cannot see, else 403. */
export function demand(actor: Actor, repository: Repository, role: Role, permission: readonly [string, Level]): void {
  if (may(actor, repository, role, permission)) return;
  if (!canSee(actor, repository)) throw notFound();
  if (actor.kind === 'installation') throw notAccessible();
  throw new Refusal(
    403,
    role === 'admin' ? 'Must have admin rights to Repository.' : 'Must have push access to repository',
  );
}

/** The account in whose name the actor acts. */
export function accountOf(actor: Actor): Account {
  if (actor.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
  return actor.account;
}
