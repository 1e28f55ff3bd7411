import type { Conclusion, FamilyVerdict, Outcome, RuleVerdict, Verdict } from './verdict.ts';

/** The outcomes from worst to best: several together are worth the worst of them. */
export const outcomes = [
  'fail',
  'undetermined',
  'waiting',
  'waived',
  'pass',
  'not-applicable',
] as const satisfies readonly Outcome[];

/** Whether an outcome keeps a blocking gate shut. */
export function holds(outcome: Outcome): boolean {
  return outcome === 'fail' || outcome === 'undetermined' || outcome === 'waiting';
}

/** The worst of several outcomes; none at all is `not-applicable`. */
export function worst(several: readonly Outcome[]): Outcome {
  return outcomes.find((outcome) => several.includes(outcome)) ?? 'not-applicable';
}

/** The rules that keep the gate shut: those of blocking families whose outcome holds. */
export function holdingRules(families: readonly FamilyVerdict[]): readonly RuleVerdict[] {
  return families
    .filter(({ enforcement }) => enforcement === 'block')
    .flatMap(({ rules }) => rules.filter(({ outcome }) => holds(outcome)));
}

/** What a gate comes to: the worst of what blocks. */
export function gateOutcome({
  families,
  refusals,
  emergency,
}: Pick<Verdict, 'families' | 'refusals' | 'emergency'>): Outcome {
  const blocking = families.filter(({ enforcement }) => enforcement === 'block').map(({ outcome }) => outcome);
  const outcome = refusals.length > 0 ? 'fail' : worst(blocking);
  return emergency !== null && holds(outcome) ? 'waived' : outcome;
}

/** What the required check concludes. Nothing that holds may ever become `neutral` or `skipped`: GitHub lets those through. */
export function conclude({
  families,
  refusals,
  emergency,
}: Pick<Verdict, 'families' | 'refusals' | 'emergency'>): Conclusion {
  if (emergency !== null) return 'success';
  const blocking = families.filter(({ enforcement, outcome }) => enforcement === 'block' && holds(outcome));
  if (refusals.length > 0) return 'failure';
  if (blocking.length === 0) return 'success';
  if (blocking.every(({ outcome }) => outcome === 'waiting')) return null;
  const settled = holdingRules(blocking).filter(({ outcome }) => outcome !== 'waiting');
  return settled.length > 0 && settled.every(({ clientMustAct }) => clientMustAct === true)
    ? 'action_required'
    : 'failure';
}
