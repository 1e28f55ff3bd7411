import { z } from 'zod';

import { countedIn } from '../../engine/code-coverage/counted.ts';
import { type Trust, trusts } from '../../engine/facts/evidence.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import { digestOf } from '../../engine/settings/digest.ts';
import { matcherOf } from '../../engine/settings/globs.ts';

const evidence = z.object({ trust: z.enum(trusts).catch('base-workflow') }).catch({ trust: 'base-workflow' });
const settings = z.object({
  perimeter: z.array(z.string()).catch(['**']),
  components: z.array(z.object({ name: z.string(), paths: z.array(z.string()) })).catch([]),
  evidence,
});

/** What the policy wants measured, as far as it decides what is worth reading. */
export interface Measure {
  readonly isInside: (path: string) => boolean;
  readonly components: readonly { readonly name: string; readonly isInside: (path: string) => boolean }[];
  readonly trust: Trust;
  /** The deliveries that count, as the policy lists them; none: all do. */
  readonly names: readonly string[];
  /** The same as long as perimeter and components are. */
  readonly digest: string;
}

/** The least trust of evidence that a family counts. */
export function trustOf(policy: EffectivePolicy, family: string): Trust {
  return z.object({ evidence }).parse(settingsOf(policy, family)).evidence.trust;
}

const waiting = z.object({ evidence: z.object({ 'wait-for': z.array(z.string()) }) });

/** What a family waits for: the collector's names, or `path#job`. */
export function awaitedNames(policy: EffectivePolicy, family: string): readonly string[] {
  const read = waiting.safeParse(settingsOf(policy, family));
  return read.success ? read.data.evidence['wait-for'] : [];
}

/** Paths of the workflows whose jobs some family waits for, written `path#job`. */
export function awaitedWorkflows(policy: EffectivePolicy): readonly string[] {
  const names = policy.families.flatMap(({ family }) => awaitedNames(policy, family));
  return names.flatMap((name) => (name.includes('#') ? [name.slice(0, name.indexOf('#'))] : []));
}

/** Whether the policy asks that no test go missing. */
export function missesTests(policy: EffectivePolicy): boolean {
  const asked = z.object({ tests: z.object({ 'not-fewer-than-base': z.literal(true) }) });
  return asked.safeParse(settingsOf(policy, 'analysis')).success;
}

function settingsOf({ families }: EffectivePolicy, wanted: string): Readonly<Record<string, unknown>> {
  return families.find(({ family }) => family === wanted)?.settings ?? {};
}

export function measureOf(policy: EffectivePolicy): Measure {
  const { perimeter, components, evidence: asked } = settings.parse(settingsOf(policy, 'coverage'));
  return {
    isInside: countedIn(perimeter),
    components: components.map(({ name, paths }) => ({ name, isInside: matcherOf(paths) })),
    trust: asked.trust,
    names: awaitedNames(policy, 'coverage'),
    digest: digestOf({ perimeter, components }),
  };
}
