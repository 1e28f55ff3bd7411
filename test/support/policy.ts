import { say } from '../../src/engine/locales/say.ts';
import type { EffectivePolicy } from '../../src/engine/policy/effective.ts';
import type { Loaded } from '../../src/engine/policy/load.ts';
import { policyTexts } from '../../src/engine/policy/texts.ts';

/** A whole effective policy that asks for nothing, with what a test wants of it. */
export function effectivePolicy(some: Partial<EffectivePolicy> = {}): EffectivePolicy {
  return {
    language: 'en',
    timezone: 'Europe/Paris',
    people: { client: {}, vendors: {}, bots: [] },
    families: [],
    waivers: { maximumDuration: 90 * 86_400_000, by: [], never: [] },
    emergency: null,
    pages: { checks: 'single', comment: false },
    evidence: { workflows: [] },
    report: {
      weekly: { day: 'monday', at: 480, assignees: [] },
      objectives: { coverage: null, deadlinesMet: null, availability: null, releasesPerWeek: null },
      production: { environments: [], bugLabels: [], upptime: null },
    },
    refusals: [],
    origins: new Map(),
    digest: '',
    ...some,
  };
}

/** What is wrong with a policy file as `line:column sentence`, in its own language; nothing when it loads. */
export function complaints(loaded: Loaded<unknown>): readonly string[] {
  if (loaded.ok) return [];
  const voice = { language: loaded.language, timezone: 'UTC', medium: 'plain' } as const;
  return loaded.refusals.map(({ reason: { key, values, at }, texts = policyTexts }) => {
    const place = at?.line === undefined ? '' : `${at.line}:${at.column ?? 0} `;
    return `${place}${say(texts, key, values, voice)}`;
  });
}
