import { z } from 'zod';

import type { SecretSettings } from '../engine/leaks/settings.ts';
import type { Forms, FormsFile } from './secret-search.ts';

/** Name under which the policy's own detectors are handed on. */
const IN_POLICY = 'policy.yml';

const baselineFile = z.object({
  version: z.literal(1),
  fingerprints: z.array(z.object({ fingerprint: z.string().regex(/^[\da-f]{64}$/) })),
});

/** The forms that a policy asks for: those that ship, its own, those of the files that it names. */
export function formsOf(detectors: SecretSettings['detectors'], files: readonly FormsFile[]): Forms {
  const own = detectors.add.map(({ regex, ...rest }) => ({ ...rest, expression: regex }));
  const inPolicy = own.length === 0 ? [] : [{ name: IN_POLICY, text: JSON.stringify({ rules: own }) }];
  return { builtIn: detectors['built-in'], files: [...inPolicy, ...files] };
}

/** The fingerprints that a baseline lists; `null` when it is something else. */
export function fingerprintsIn(text: string): readonly string[] | null {
  try {
    return baselineFile.parse(JSON.parse(text)).fingerprints.map(({ fingerprint }) => fingerprint);
  } catch {
    return null;
  }
}
