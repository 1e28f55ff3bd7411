import { ownersNamed } from '../../engine/codeowners/codeowners.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import type { Names } from './directory.ts';

/** Every name that the policy and a CODEOWNERS file mention: people, settings such as `from`, owners. */
export function namesIn({ people, families }: EffectivePolicy, codeowners: string | null): Names {
  const groups = [...Object.values(people.client), ...Object.values(people.vendors)];
  const inSettings = families.map(({ settings }) => mentionedIn(settings));
  const owners = ownersNamed(codeowners ?? '');
  return {
    users: [...groups.flatMap(({ users }) => users), ...inSettings.flatMap(({ users }) => users), ...owners.users],
    teams: [...groups.flatMap(({ teams }) => teams), ...inSettings.flatMap(({ teams }) => teams), ...owners.teams],
    bots: people.bots,
    members: inSettings.some(({ members }) => members),
  };
}

type Mentioned = Omit<Names, 'bots'>;
const NOBODY: Mentioned = { users: [], teams: [], members: false };

/** Wherever settings name sources, they do it with the same keys. */
function mentionedIn(value: unknown): Mentioned {
  if (typeof value !== 'object' || value === null) return NOBODY;
  const below = Object.entries(value).map(mentionedUnder);
  return {
    users: below.flatMap(({ users }) => users),
    teams: below.flatMap(({ teams }) => teams),
    members: below.some(({ members }) => members),
  };
}

function mentionedUnder([key, value]: readonly [string, unknown]): Mentioned {
  if (key === 'users' || key === 'teams') return { ...NOBODY, [key]: textsIn(value) };
  if (key === 'organization') return { ...NOBODY, members: value === true };
  return mentionedIn(value);
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
