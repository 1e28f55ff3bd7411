import { secretFields, type SecretSettings } from '../../engine/leaks/settings.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import { withInitials } from '../../engine/settings/group.ts';

/** What the policy asks of the search for secrets; its initial values where it says nothing. */
export function secretSettings({ families }: EffectivePolicy): SecretSettings {
  return withInitials(secretFields, families.find(({ family }) => family === 'secrets')?.settings ?? {});
}
