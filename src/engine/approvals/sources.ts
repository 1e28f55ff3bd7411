import { z } from 'zod';

import { type Account, type Permission, permissions } from '../facts/account.ts';
import type { Roster, Sources } from '../people/roster.ts';
import { expected } from '../settings/expectation.ts';
import { login, name } from '../settings/texts.ts';

/** Whom a requirement accepts, and the least access they need; nobody named: every client role. */
export interface Approvers extends Sources {
  /** `null`: write. */
  readonly permission: Permission | null;
}

/** A team by slug, or `organisation/team`. */
export const teamName: z.ZodType<string> = z
  .string(expected('name'))
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/, expected('name'));

/** Accepts everybody in a client role. */
export const anyClient: Approvers = { roles: [], users: [], teams: [], organization: false, permission: null };

/** A list of client roles, or a mapping of roles, users, teams, the organisation and a least permission. */
export const approvers: z.ZodType<Approvers> = z
  .union(
    [
      z.array(name, expected('list')).min(1, expected('list')),
      z.strictObject(
        {
          roles: z.array(name, expected('list')).optional(),
          users: z.array(login, expected('list')).optional(),
          teams: z.array(teamName, expected('list')).optional(),
          organization: z.boolean(expected('flag')).optional(),
          permission: z.enum(permissions, expected('choice')).optional(),
        },
        expected('mapping'),
      ),
    ],
    expected('list'),
  )
  .transform((written) => {
    if (Array.isArray(written)) return { ...anyClient, roles: written };
    const { roles = [], users = [], teams = [], organization = false, permission = null } = written;
    return { roles, users, teams, organization, permission };
  });

/** Whether these approvers name nobody, so that every client role will do. */
export function acceptsAnyClient({ roles, users, teams, organization }: Approvers): boolean {
  return roles.length + users.length + teams.length === 0 && !organization;
}

/** Tells who may approve under these sources: vendors never do, whatever names them. */
export function eligibility(from: Approvers, people: Roster): (account: Account) => 'named' | 'eligible' | null {
  const ids = (sources: Sources): ReadonlySet<number> => new Set(people.eligible(sources).map(({ id }) => id));
  const named = ids({ ...anyClient, users: from.users });
  const able = ids(from);
  const isAnyClient = acceptsAnyClient(from);
  return (account) => {
    if (!people.isClient(account)) return null;
    if (named.has(account.id)) return 'named';
    return isAnyClient || able.has(account.id) ? 'eligible' : null;
  };
}
