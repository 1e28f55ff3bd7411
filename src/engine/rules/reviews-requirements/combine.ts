import type { Combination, Requirement } from './requirement.ts';
import type { Settings } from './settings.ts';

/** What a requirement, or several combined, come to. */
export type Result = 'pass' | 'fail' | 'waiting' | 'undetermined' | 'skipped';

/** The worst first: one that cannot be verified decides, because it may hide anything. */
const deciding = {
  all: ['undetermined', 'fail', 'waiting', 'pass'],
  any: ['pass', 'undetermined', 'waiting', 'fail'],
} as const;

const opposite = {
  pass: 'fail',
  fail: 'pass',
  waiting: 'waiting',
  undetermined: 'undetermined',
  skipped: 'skipped',
} as const;

/** The names that a combination mentions. */
export function namesIn(node: Combination): readonly string[] {
  if (typeof node === 'string') return [node];
  return childrenOf(node).flatMap(namesIn);
}

/** Combines results by name. Skipped ones drop out; when everything drops out the whole is skipped. */
export function combined(node: Combination, resultOf: (name: string) => Result): Result {
  if (typeof node === 'string') return resultOf(node);
  if ('not' in node) return opposite[combined(node.not, resultOf)];
  const results = new Set(childrenOf(node).map((child) => combined(child, resultOf)));
  return deciding['all' in node ? 'all' : 'any'].find((one) => results.has(one)) ?? 'skipped';
}

/** The combination of the organisation: what it writes, and beside it every requirement that it does not mention. */
export function wholeCombination(written: Combination | null, requirements: readonly Requirement[]): Combination {
  const mentioned = new Set(written === null ? [] : namesIn(written));
  const rest = requirements.filter(({ name, beside }) => !beside && !mentioned.has(name)).map(({ name }) => name);
  return { all: written === null ? rest : [written, ...rest] };
}

/**
 * What the family comes to: the organisation's combination, `otherwise` when all of it is skipped, and beside it the
 * repository's own requirements, which can never take its place.
 */
export function decided(
  { requirements, combine, otherwise }: Pick<Settings, 'requirements' | 'combine' | 'otherwise'>,
  resultOf: (name: string) => Result,
): Result {
  const isAsked = combine !== null || requirements.some(({ beside }) => !beside);
  const whole = isAsked ? combined(wholeCombination(combine, requirements), resultOf) : 'skipped';
  const own = isAsked && whole === 'skipped' ? otherwise : whole;
  const results = new Set([own, ...requirements.filter(({ beside }) => beside).map(({ name }) => resultOf(name))]);
  return deciding.all.find((one) => results.has(one)) ?? 'skipped';
}

/** What stands directly under a node. */
export function childrenOf(node: Exclude<Combination, string>): readonly Combination[] {
  if ('all' in node) return node.all;
  return 'any' in node ? node.any : [node.not];
}
