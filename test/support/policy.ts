import type { EffectivePolicy } from '../../src/engine/policy/effective.ts';

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
