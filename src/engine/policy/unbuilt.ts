import type { FamilyPolicy } from './effective.ts';

/** What the policy names and this version does not judge: families, and parts of families (`analysis.performance`). */
export function namesNotBuilt(families: readonly Omit<FamilyPolicy, 'settings'>[]): readonly string[] {
  return families.flatMap(({ family, built, unbuiltParts = [] }) =>
    built ? unbuiltParts.map((part) => `${family}.${part}`) : [family],
  );
}
