import { z } from 'zod';

import { countedIn } from '../engine/code-coverage/counted.ts';
import type { EffectivePolicy } from '../engine/policy/effective.ts';

const perimeter = z.array(z.string()).catch(['**']);

/** Which paths a policy wants measured. */
export function measuredBy({ families }: EffectivePolicy): (path: string) => boolean {
  const settings = families.find(({ family }) => family === 'coverage')?.settings ?? {};
  return countedIn(perimeter.parse(settings['perimeter']));
}
