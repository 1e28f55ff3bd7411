import type { Reason } from '../facts/reason.ts';
import type { Waiver } from '../policy/waiver.ts';
import { matcherOf } from '../settings/globs.ts';
import { holds } from './outcome.ts';
import type { RuleVerdict } from './verdict.ts';

/** Waivers that match the pull request, and what the policy says can never be waived. */
export interface Waiving {
  readonly waivers: readonly Waiver[];
  readonly never: readonly string[];
}

/** Turns a holding answer into `waived` when waivers cover all of it: the whole rule, or each of its findings. */
export function waive(ruling: RuleVerdict, family: string, { waivers, never }: Waiving): RuleVerdict {
  if (!holds(ruling.outcome) || never.includes(family) || never.includes(ruling.rule)) return ruling;
  const covering = coveringAll(ruling, waivers, [family, ruling.rule]);
  return covering.length === 0 ? ruling : { ...ruling, outcome: 'waived', waivedBy: covering };
}

function coveringAll(ruling: RuleVerdict, waivers: readonly Waiver[], names: readonly string[]): readonly Waiver[] {
  const whole = waivers.filter(({ waives, scope }) => names.includes(waives) && scope.paths.length === 0);
  if (whole.length > 0) return whole;
  // What could not be read has no fingerprint and no path: only a waiver of the whole rule covers it.
  if (ruling.engineReasons.length > 0 || ruling.reasons.length === 0) return [];
  const each = ruling.reasons.map((reason) => waivers.filter((waiver) => covers(waiver, reason, names)));
  return each.every((some) => some.length > 0) ? [...new Set(each.flat())] : [];
}

function covers({ waives, scope }: Waiver, { at, fingerprint }: Reason, names: readonly string[]): boolean {
  const inScope = scope.paths.length === 0 || (at !== undefined && matcherOf(scope.paths)(at.path));
  return inScope && (names.includes(waives) || (fingerprint !== undefined && waives === fingerprint));
}
