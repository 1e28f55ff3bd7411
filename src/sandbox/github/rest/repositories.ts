import { setCollaborator } from '../act/organizations.ts';
import { deleteRepository, editRepository, setTopics } from '../act/repositories.ts';
import { presentAccount, presentTeam } from '../present/accounts.ts';
import type { Json } from '../present/json.ts';
import { presentFullRepository } from '../present/repositories.ts';
import type { Account } from '../world/accounts.ts';
import { found } from '../world/refusal.ts';
import type { Repository, Role } from '../world/repositories.ts';
import { accountOf, atLeast, roleOf } from '../world/roles.ts';
import { flag, given, nullableText, shaped, text, texts } from './fields.ts';
import { listed } from './paging.ts';
import { inRepository, NO_CONTENT, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

function edit(call: RepositoryCall): Reply {
  const { world, repository, actor, body } = call;
  const secret = flag(body, 'private');
  const visibility =
    shaped<Repository['visibility'] | undefined>(body['visibility']) ??
    (secret === undefined ? undefined : secret ? 'private' : 'public');
  editRepository(
    world,
    repository,
    actor,
    given({
      name: text(body, 'name'),
      description: nullableText(body, 'description'),
      visibility,
      defaultBranch: text(body, 'default_branch'),
      archived: flag(body, 'archived'),
      deleteBranchOnMerge: flag(body, 'delete_branch_on_merge'),
    }),
  );
  return ok(presentFullRepository(world, repository));
}

const LEVELS = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
} as const satisfies Record<string, Role>;

function permissionsOf(role: Role): Json {
  return Object.fromEntries(Object.entries(LEVELS).map(([name, level]) => [name, atLeast(role, level)]));
}

function presentCollaborator(call: RepositoryCall, account: Account): Json {
  const role = roleOf(call.repository, account);
  return { ...presentAccount(call.world, account), permissions: permissionsOf(role), role_name: role };
}

/** `permission` knows the old four words only; `role_name` tells maintain and triage apart. */
function permission(call: RepositoryCall): Reply {
  const account = call.world.account(call.params['username'] ?? '');
  const role = roleOf(call.repository, account);
  const old = { maintain: 'write', triage: 'read' }[role as string] ?? role;
  return ok({ permission: old, role_name: role, user: presentCollaborator(call, account) });
}

function collaborators(call: RepositoryCall): Account[] {
  const people = [...call.world.accounts.values()].filter(({ type }) => type === 'User');
  return people.filter((account) => {
    const role = roleOf(call.repository, account);
    return atLeast(role, call.repository.visibility === 'public' ? 'triage' : 'read');
  });
}

const REPOSITORY = '/repos/{owner}/{repo}';

export const repositoryRoutes: readonly Route[] = [
  inRepository(`PATCH ${REPOSITORY}`, 'administration:write', edit, 'admin'),
  inRepository(
    `DELETE ${REPOSITORY}`,
    'administration:write',
    (call) => {
      deleteRepository(call.world, call.repository, call.actor);
      return NO_CONTENT;
    },
    'admin',
  ),
  inRepository(`GET ${REPOSITORY}/topics`, 'metadata:read', (call) => ok({ names: [...call.repository.topics] })),
  inRepository(
    `PUT ${REPOSITORY}/topics`,
    'administration:write',
    (call) => {
      setTopics(call.world, call.repository, call.actor, texts(call.body, 'names') ?? []);
      return ok({ names: [...call.repository.topics] });
    },
    'admin',
  ),
  inRepository(`GET ${REPOSITORY}/properties/values`, 'metadata:read', (call) =>
    ok([...call.repository.properties].map(([name, value]) => ({ property_name: name, value }))),
  ),
  inRepository(
    `GET ${REPOSITORY}/collaborators`,
    'metadata:read',
    (call) => listed(call, collaborators(call), (one) => presentCollaborator(call, one)),
    'write',
  ),
  inRepository(`GET ${REPOSITORY}/collaborators/{username}`, 'metadata:read', (call) => {
    found(collaborators(call).find(({ login }) => login === call.params['username']));
    return NO_CONTENT;
  }),
  inRepository(
    `PUT ${REPOSITORY}/collaborators/{username}`,
    'administration:write',
    (call) => {
      const { world, repository, actor, body, params } = call;
      const role = LEVELS[shaped<keyof typeof LEVELS>(text(body, 'permission') ?? 'push')];
      setCollaborator(world, repository, world.account(params['username'] ?? ''), { role, by: accountOf(actor) });
      return NO_CONTENT;
    },
    'admin',
  ),
  inRepository(
    `DELETE ${REPOSITORY}/collaborators/{username}`,
    'administration:write',
    (call) => {
      const { world, repository, actor, params } = call;
      setCollaborator(world, repository, world.account(params['username'] ?? ''), {
        role: 'none',
        by: accountOf(actor),
      });
      return NO_CONTENT;
    },
    'admin',
  ),
  inRepository(`GET ${REPOSITORY}/collaborators/{username}/permission`, 'metadata:read', permission),
  inRepository(`GET ${REPOSITORY}/teams`, ['administration:read', 'metadata:read'], (call) =>
    listed(call, [...call.repository.teams.values()], ({ team, role }) => ({
      ...presentTeam(call.world, team),
      permission: { read: 'pull', write: 'push' }[role as string] ?? role,
      permissions: permissionsOf(role),
    })),
  ),
];
