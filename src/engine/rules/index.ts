import * as registry from './registry.ts';
import type { Rule } from './rule.ts';

/** Every rule that this version judges by, in the order of the registry. */
export const rules: readonly Rule[] = Object.values(registry);
