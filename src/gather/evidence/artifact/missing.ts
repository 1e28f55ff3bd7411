import type { MissingEvidence } from '../../../engine/facts/evidence.ts';
import type { CollectedProblem } from './collected.ts';

/** What was written down of an artifact that is not there, in the words of the facts. */
export function missingOf(
  { key, values }: CollectedProblem['reason'],
  where: Pick<MissingEvidence, 'name' | 'workflow'>,
): MissingEvidence {
  const { how, next, ...plain } = values;
  const told = {
    ...plain,
    ...(how === undefined ? {} : { how: { term: `conclusion.${how}` } }),
    ...(typeof next === 'number' ? { next: { date: isoOf(next) } } : {}),
  };
  return { ...where, reason: { key, values: told }, ...(typeof next === 'number' ? { againAt: isoOf(next) } : {}) };
}

function isoOf(moment: number): string {
  return new Date(moment).toISOString();
}
