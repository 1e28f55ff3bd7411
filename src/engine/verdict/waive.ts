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

/**
 * Turns a holding answer into `waived` when waivers cover all of it: the whole rule, or each of its findings. Where
 * they cover some findings the answer is told in two parts, and the part that is left still holds.
 */
export function waive(ruling: RuleVerdict, family: string, { waivers, never }: Waiving): readonly RuleVerdict[] {
  if (!holds(ruling.outcome) || never.includes(family) || never.includes(ruling.rule)) return [ruling];
  const names = [family, ruling.rule];
  const whole = waivers.filter(({ waives, scope }) => names.includes(waives) && scope.paths.length === 0);
  if (whole.length > 0) return [{ ...ruling, outcome: 'waived', waivedBy: whole }];
  const covering = ruling.reasons.map((reason) => waivers.filter((waiver) => covers(waiver, reason, names)));
  const used = [...new Set(covering.flat())];
  if (used.length === 0) return [ruling];
  const isCovered = (_: Reason, index: number): boolean => (covering[index]?.length ?? 0) > 0;
  const left = ruling.reasons.filter((reason, index) => !isCovered(reason, index));
  const part: RuleVerdict = { ...ruling, outcome: 'waived', waivedBy: used };
  // What could not be read has no fingerprint and no path: only a waiver of the whole rule covers it.
  if (left.length === 0 && ruling.engineReasons.length === 0) return [part];
  return [
    { ...ruling, reasons: left },
    { ...part, reasons: ruling.reasons.filter(isCovered), engineReasons: [] },
  ];
}

function covers({ waives, scope }: Waiver, { at, fingerprint }: Reason, names: readonly string[]): boolean {
  const inScope = scope.paths.length === 0 || (at !== undefined && matcherOf(scope.paths)(at.path));
  return inScope && (names.includes(waives) || (fingerprint !== undefined && waives === fingerprint));
}
