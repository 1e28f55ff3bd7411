import type { Account, Permission } from '../../engine/facts/account.ts';
import type { PeopleBook } from '../ports/people.ts';
import { Unreadable } from '../ports/unreadable.ts';
import { accountOfRest } from './accounts.ts';
import type { Client } from './client.ts';
import { readOperations as operations } from './operations.ts';

const MAXIMUM_PAGES = 50;

export function makePeopleBook(client: Client): PeopleBook {
  return {
    user: ({ installation }, login) =>
      orNull(async () =>
        present(accountOfRest(await client.readAccount(installation, operations.user, { username: login })), login),
      ),
    team: ({ installation, login: org }, slug) =>
      orNull(async () => {
        const address = { org, team_slug: slug };
        const { id } = await client.readAccount(installation, operations.team, address);
        const members = await client.pages(
          (page) => client.readAccount(installation, operations.teamMembers, { ...address, ...page }),
          MAXIMUM_PAGES,
        );
        return { id, members: accountsOf(members) };
      }),
    members: async ({ installation, login: org }) => {
      const members = await client.pages(
        (page) => client.readAccount(installation, operations.members, { org, ...page }),
        MAXIMUM_PAGES,
      );
      return accountsOf(members);
    },
    isOwner: async ({ installation, login: org }, username) => {
      const found = await orNull(() => client.readAccount(installation, operations.membership, { org, username }));
      return found?.role === 'admin' && found.state === 'active';
    },
    permission: async (repository, username) => {
      const access = await client.read(repository, operations.permission, { username });
      return { account: present(accountOfRest(access.user), username), permission: permissionOf(access) };
    },
    deployKeys: async (repository) => {
      const keys = await client.pages((page) => client.read(repository, operations.deployKeys, page), MAXIMUM_PAGES);
      return keys
        .filter(({ read_only: isReadOnly, enabled = true }) => !isReadOnly && enabled)
        .map(({ added_by: addedBy }) => ({ addedBy: addedBy ?? null }));
    },
  };
}

const levels: Readonly<Record<string, Permission>> = {
  none: 'none',
  read: 'read',
  triage: 'triage',
  write: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

/** `permission` knows four levels; `role_name` is exact but may be a custom role, told by the level it builds on. */
function permissionOf({
  permission,
  role_name: role,
}: {
  readonly permission: string;
  readonly role_name: string;
}): Permission {
  return levels[role] ?? levels[permission] ?? 'none';
}

function accountsOf(answers: readonly { id: number; login: string; type: string }[]): readonly Account[] {
  return answers.flatMap((answer) => accountOfRest(answer) ?? []);
}

function present<T>(value: T | null, what: string): T {
  if (value === null) throw new Unreadable('partial', what);
  return value;
}

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable && error.kind === 'not-found') return null;
    throw error;
  }
}
