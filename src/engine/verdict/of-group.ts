import { conclude, gateOutcome } from './outcome.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict about a merge group whose pull requests are in order: what was judged of the group itself takes the place
 * of what the same families said of the strictest pull request.
 */
export function verdictOfGroup(member: Verdict, own: Verdict): Verdict {
  const measured = new Map(own.families.map((one) => [one.family, one]));
  const known = new Set(member.families.map(({ family }) => family));
  const families = [
    ...member.families.map((one) => measured.get(one.family) ?? one),
    ...own.families.filter(({ family }) => !known.has(family)),
  ];
  const shape = { families, refusals: own.refusals, emergency: own.emergency };
  return { ...own, ...shape, outcome: gateOutcome(shape), conclusion: conclude(shape) };
}
