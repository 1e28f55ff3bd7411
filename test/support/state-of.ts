import { conditions, holdAll } from '../../src/engine/predicates/conditions.ts';
import type { Holding } from '../../src/engine/predicates/predicate.ts';
import { facts, type Told } from './facts.ts';
import { directory, roster } from './people.ts';

/** A case of a table of predicates: conditions as a policy writes them, facts, and whether they hold. */
export type Case = [what: string, written: Record<string, unknown>, told: Told, state: Holding['state']];

/** Whether conditions hold on some facts. */
export function holdingOf(written: Record<string, unknown>, told: Told): Holding {
  const { pieces, ...rest } = facts({ directory: directory(), ...told });
  return holdAll(conditions.parse(written), { ...rest, ...pieces, people: roster() });
}

/** Whether conditions hold on some facts, in one word. */
export function stateOf(written: Record<string, unknown>, told: Told): Holding['state'] {
  return holdingOf(written, told).state;
}
