import type { Addition, Directory, NamedTeam } from '../../engine/facts/directory.ts';
import type { Tools } from '../tools.ts';

/** Key of the short memory for who put an account into a team; no event about people forgets it. */
export function additionKey(teamId: number, accountId: number): string {
  return `added:${String(teamId)}:${String(accountId)}:`;
}

/** The teams with who put whom there, for accounts that the policy meets more than once: only they can be on both sides. */
export async function withAdditions(
  { store }: Tools,
  { users, teams }: Pick<Directory, 'users' | 'teams'>,
): Promise<Directory['teams']> {
  const named = [...users.values()].flatMap((user) => (user.state === 'found' ? [user.account.id] : []));
  const often = metTwice([...named, ...[...teams.values()].flatMap(idsOf)]);
  const additionsTo = async (team: NamedTeam): Promise<NamedTeam> => {
    if (team.state !== 'found') return team;
    const known = await Promise.all(
      idsOf(team)
        .filter((id) => often.has(id))
        .map(async (id) => ({ id, json: await store.memory.get(additionKey(team.id, id)) })),
    );
    const additions = known.flatMap(({ id, json }): [number, Addition][] =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- routing wrote it under the same key
      json === undefined ? [] : [[id, JSON.parse(json) as Addition]],
    );
    return additions.length === 0 ? team : { ...team, additions: new Map(additions) };
  };
  return new Map(
    await Promise.all(
      [...teams].map(async ([slug, team]): Promise<[string, NamedTeam]> => [slug, await additionsTo(team)]),
    ),
  );
}

function idsOf(team: NamedTeam): readonly number[] {
  return team.state === 'found' ? team.members.map(({ id }) => id) : [];
}

function metTwice(ids: readonly number[]): ReadonlySet<number> {
  const times = new Map<number, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return new Set([...times].flatMap(([id, count]) => (count > 1 ? [id] : [])));
}
