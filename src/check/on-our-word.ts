import type { EffectivePolicy, FamilyPolicy } from '../engine/policy/effective.ts';

/** What a policy asks of the origin of reports and a local run cannot give. */
export interface OnOurWord {
  readonly policy: EffectivePolicy;
  /** Whether the policy asks for more than files that somebody put there. */
  readonly lowered: boolean;
}

/**
 * The policy with reports taken as they are. On this machine nobody can sign for them and no workflow can be waited for:
 * without this, each question about numbers would be answered by one about their origin. The answer says so.
 */
export function onOurWord(policy: EffectivePolicy): OnOurWord {
  return {
    policy: { ...policy, families: policy.families.map(taken) },
    lowered: policy.families.some(asksForMore),
  };
}

function taken(family: FamilyPolicy): FamilyPolicy {
  const { evidence } = family.settings;
  if (typeof evidence !== 'object' || evidence === null || !('trust' in evidence)) return family;
  // What is not here will not come either.
  const asked = { ...evidence, trust: 'unverified', 'wait-for': [], 'wait-at-most': 0 };
  return { ...family, settings: { ...family.settings, evidence: asked } };
}

function asksForMore({ settings: { evidence } }: FamilyPolicy): boolean {
  if (typeof evidence !== 'object' || evidence === null || !('trust' in evidence)) return false;
  const names = 'wait-for' in evidence ? evidence['wait-for'] : [];
  return evidence.trust !== 'unverified' || (Array.isArray(names) && names.length > 0);
}
