import type { PieceName } from '../../engine/facts/facts.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import type { Event, Rule } from '../../engine/rules/rule.ts';
import { optionalPieces, settingsOf } from '../../engine/verdict/narrow.ts';

/** The pieces that the policy's rules read: nothing else is worth a request. */
export function wantedPieces(rules: readonly Rule[], policy: EffectivePolicy): ReadonlySet<PieceName> {
  return new Set(
    askedRules(rules, policy).flatMap(([rule, settings]) => rule.needs.concat(optionalPieces(rule, settings))),
  );
}

/** The events that can change what the policy's rules answer. */
export function wakingEvents(rules: readonly Rule[], policy: EffectivePolicy): ReadonlySet<Event> {
  return new Set(askedRules(rules, policy).flatMap(([rule]) => rule.wakesOn));
}

/** The rules that a policy asks, each with its settings. */
export function askedRules(
  rules: readonly Rule[],
  { families }: Pick<EffectivePolicy, 'families'>,
): readonly (readonly [Rule, ReturnType<typeof settingsOf>])[] {
  return families
    .filter(({ built }) => built)
    .flatMap(({ family, settings }) =>
      rules
        .filter(({ id }) => id.startsWith(`${family}/`))
        .map((rule) => [rule, settingsOf(rule, settings)] as const)
        .filter(([rule, own]) => rule.isAsked?.(own) ?? true),
    );
}
