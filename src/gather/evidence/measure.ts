import { z } from 'zod';

import { type Trust, trusts } from '../../engine/facts/evidence.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import { digestOf } from '../../engine/settings/digest.ts';
import { matcherOf } from '../../engine/settings/globs.ts';

const settings = z.object({
  perimeter: z.array(z.string()).catch(['**']),
  components: z.array(z.object({ name: z.string(), paths: z.array(z.string()) })).catch([]),
  evidence: z.object({ trust: z.enum(trusts).catch('base-workflow') }).catch({ trust: 'base-workflow' }),
});

/** What the policy wants measured, as far as it decides what is worth reading. */
export interface Measure {
  readonly isInside: (path: string) => boolean;
  readonly components: readonly { readonly name: string; readonly isInside: (path: string) => boolean }[];
  readonly trust: Trust;
  /** The same as long as perimeter and components are. */
  readonly digest: string;
}

export function measureOf({ families }: EffectivePolicy): Measure {
  const own = families.find(({ family }) => family === 'coverage')?.settings ?? {};
  const { perimeter, components, evidence } = settings.parse(own);
  return {
    isInside: matcherOf(perimeter),
    components: components.map(({ name, paths }) => ({ name, isInside: matcherOf(paths) })),
    trust: evidence.trust,
    digest: digestOf({ perimeter, components }),
  };
}
