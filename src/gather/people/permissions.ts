import type { Account, Permission } from '../../engine/facts/account.ts';
import { Unreadable } from '../../platform/port.ts';
import { whole } from '../pieces.ts';
import { remembered } from '../short-memory.ts';
import type { Subject, Tools } from '../tools.ts';

const MOST_PEOPLE = 100;

/** Access of everybody who reviewed or commented, by account id. */
export async function permissions(tools: Tools, subject: Subject): Promise<ReadonlyMap<number, Permission>> {
  const { reviews, comments } = subject.state;
  const people = new Map<number, Account>();
  for (const { user } of [...whole(reviews), ...whole(comments)]) if (user?.kind === 'user') people.set(user.id, user);
  if (people.size > MOST_PEOPLE) throw new Unreadable('too-large', 'permissions');
  const known = await Promise.all(
    [...people.values()].map(async (account) => [account.id, await permissionOf(tools, subject, account)] as const),
  );
  return new Map(known);
}

/** Key of the short memory, below the organisation's: access ends with a membership, whatever repository it was for. */
export function permissionKey(organizationId: number, repositoryId: number): string {
  return `${String(organizationId)}:permission:${String(repositoryId)}:`;
}

async function permissionOf(
  tools: Tools,
  { organization, repository }: Subject,
  account: Account,
): Promise<Permission> {
  const key = `${permissionKey(organization.id, repository.id)}${String(account.id)}`;
  const access = await remembered(tools, key, () => tools.platform.people.permission(repository, account.login));
  // The login may belong to somebody else by now.
  return access.account.id === account.id ? access.permission : 'none';
}
