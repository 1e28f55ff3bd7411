import { same } from '../../settings/canonical.ts';
import { namesIn } from './combine.ts';
import type { Requirement } from './requirement.ts';
import type { Settings } from './settings.ts';

/**
 * The organisation's requirements, and beside them those of a repository's own file. The latter get names of their
 * own, so that none of them can stand in for one of the organisation's, whatever `combine` says.
 */
export function tightened(upper: Settings, repository: Settings): Settings {
  const taken = new Set([...upper.requirements.map(({ name }) => name), ...namesIn(upper.combine ?? { all: [] })]);
  const added: Requirement[] = [];
  for (const requirement of repository.requirements) {
    if (upper.requirements.some((one) => isSame(one, requirement))) continue;
    const name = freeName(requirement.name, taken);
    taken.add(name);
    added.push({ ...requirement, name, beside: true });
  }
  return { ...upper, requirements: [...upper.requirements, ...added] };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let own = name;
  for (let number = 2; taken.has(own); number += 1) own = `${name} (${number})`;
  return own;
}

function isSame(one: Requirement, other: Requirement): boolean {
  return same({ ...one, beside: false }, { ...other, beside: false });
}
