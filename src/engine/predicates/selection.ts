import { z } from 'zod';

import type { Seen } from '../approvals/seen.ts';
import { teamName } from '../approvals/sources.ts';
import type { Account } from '../facts/account.ts';
import type { Directory } from '../facts/directory.ts';
import { expected } from '../settings/expectation.ts';
import { login, name } from '../settings/texts.ts';

/** A kind of people: the policy's update bots, every vendor (whoever is in no role included), every client. */
type Kind = 'bots' | 'vendors' | 'client';

/** People that a predicate asks about. */
export interface Selection {
  readonly kinds: readonly Kind[];
  readonly roles: readonly string[];
  readonly users: readonly string[];
  readonly teams: readonly string[];
  /** Vendors by name. */
  readonly vendors: readonly string[];
}

const nobody: Selection = { kinds: [], roles: [], users: [], teams: [], vendors: [] };

/** `bots`, `vendors`, `client`, a list of client roles, or a mapping of roles, users, teams, vendors and bots. */
export const selection: z.ZodType<Selection> = z
  .union(
    [
      z.enum(['bots', 'vendors', 'client'], expected('choice')),
      z.array(name, expected('list')).min(1, expected('list')),
      z.strictObject(
        {
          roles: z.array(name, expected('list')).optional(),
          users: z.array(login, expected('list')).optional(),
          teams: z.array(teamName, expected('list')).optional(),
          vendors: z.array(name, expected('list')).optional(),
          bots: z.boolean(expected('flag')).optional(),
        },
        expected('mapping'),
      ),
    ],
    expected('list'),
  )
  .transform((written) => {
    if (typeof written === 'string') return { ...nobody, kinds: [written] };
    if (Array.isArray(written)) return { ...nobody, roles: written };
    const { roles = [], users = [], teams = [], vendors = [], bots = false } = written;
    return { kinds: bots ? ['bots'] : [], roles, users, teams, vendors };
  });

/** Whether an account is one of them; `unknown` when a name stands for nobody, or for another account than the recorded one. */
export function isSelected(
  account: Account | null,
  wanted: Selection,
  { people, directory }: Seen<'directory'>,
): 'yes' | 'no' | 'unknown' {
  const roles = people.rolesOf(account);
  const vendor = people.vendorOf(account);
  const isKind = { bots: people.isKnownBot(account), vendors: vendor !== null, client: people.isClient(account) };
  if (
    wanted.kinds.some((kind) => isKind[kind]) ||
    wanted.roles.some((role) => roles.includes(role)) ||
    (vendor !== null && wanted.vendors.includes(vendor))
  )
    return 'yes';
  if (account === null) return 'no';
  const named = [...wanted.users.map(userIds(directory)), ...wanted.teams.map(teamIds(directory))];
  if (named.some((ids) => ids?.includes(account.id) === true)) return 'yes';
  return named.includes(null) ? 'unknown' : 'no';
}

function userIds(directory: Directory): (user: string) => readonly number[] | null {
  return (user) => {
    const found = directory.users.get(user.toLowerCase());
    return found?.state === 'found' ? [found.account.id] : null;
  };
}

function teamIds(directory: Directory): (team: string) => readonly number[] | null {
  return (team) => {
    const found = directory.teams.get(team.toLowerCase());
    return found?.state === 'found' ? found.members.map(({ id }) => id) : null;
  };
}
