import type { FindingLevel, KnownRule } from '../../facts/analysis.ts';

const LEVELS: readonly FindingLevel[] = ['none', 'note', 'warning', 'error'];

/** Levels as numbers: the graver, the higher. */
export function gravityOf(level: FindingLevel): number {
  return LEVELS.indexOf(level);
}

/** Each rule once, by id, with the lowest level that it has anywhere: a run that lowers it is not hidden by one that does not. */
export function lowestLevels(rules: readonly KnownRule[]): readonly KnownRule[] {
  const byId = new Map<string, FindingLevel>();
  for (const { id, level } of rules) {
    const known = byId.get(id);
    if (known === undefined || gravityOf(level) < gravityOf(known)) byId.set(id, level);
  }
  return [...byId].map(([id, level]) => ({ id, level })).toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
