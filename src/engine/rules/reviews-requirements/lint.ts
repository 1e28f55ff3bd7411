import { swayedIn } from '../../predicates/conditions.ts';
import type { LintContext, SettingProblem } from '../rule.ts';
import { childrenOf, namesIn, wholeCombination } from './combine.ts';
import type { Combination, Requirement } from './requirement.ts';
import type { Settings } from './settings.ts';

/**
 * What is wrong with requirements that each load: names, and above all requirements that a supplier could switch by
 * writing something (a title, a label, a branch name) so that less is asked for. Such a fact may add a requirement,
 * never remove one:
 * - a `when` that quietly holds and that writing makes fail switches its requirement off: refused everywhere;
 * - a `when` that writing makes hold may stand only where passing counts for no more than being skipped;
 * - a requirement without approvals that only waits for what a supplier writes may not stand beside an alternative.
 */
export function lint(
  { requirements, combine, otherwise }: Settings,
  { roles }: LintContext,
): readonly SettingProblem[] {
  const names = requirements.map(({ name }) => name);
  const whole = wholeCombination(combine, requirements);
  return [
    ...requirements.flatMap((one, index) => [
      ...doubled(one, index, names),
      ...unknownRoles(one, index, roles),
      ...loweredBy(one, index, { whole, requirements, otherwise }),
    ]),
    ...unknownNames(combine, names),
  ];
}

interface Whole {
  readonly whole: Combination;
  readonly requirements: readonly Requirement[];
  readonly otherwise: 'pass' | 'fail';
}

function doubled({ name }: Requirement, index: number, names: readonly string[]): readonly SettingProblem[] {
  if (names.indexOf(name) === index) return [];
  return [{ path: ['requirements', index, 'name'], reason: { key: 'doubled-name', values: { name } } }];
}

function unknownRoles({ require }: Requirement, index: number, roles: readonly string[]): readonly SettingProblem[] {
  return require.from.roles
    .filter((role) => !roles.includes(role))
    .map((role) => ({
      path: ['requirements', index, 'require', 'from'],
      reason: { key: 'unknown-role', values: { role, roles } },
    }));
}

function unknownNames(combine: Combination | null, names: readonly string[]): readonly SettingProblem[] {
  return (combine === null ? [] : namesIn(combine))
    .filter((name) => !names.includes(name))
    .map((name) => ({ path: ['combine'], reason: { key: 'unknown-requirement', values: { name, names } } }));
}

function loweredBy({ name, when, require }: Requirement, index: number, context: Whole): readonly SettingProblem[] {
  const swayed = when === null ? [] : swayedIn(when);
  const off = swayed.filter(({ reach }) => reach === 'to-fail');
  const lowering = isNeutral(name, context) ? off : swayed;
  const problems = lowering.map(({ key }) => ({
    path: ['requirements', index, 'when', key],
    reason: { key: 'supplier-lowers', values: { name, predicate: key } },
  }));
  const isOpen = when === null && require.approvals === 0 && isUnderAny(context.whole, name);
  const opened = isOpen ? swayedIn(require.conditions ?? {}) : [];
  return [
    ...problems,
    ...opened.map(({ key }) => ({
      path: ['requirements', index, 'require', 'conditions', key],
      reason: { key: 'supplier-lowers', values: { name, predicate: key } },
    })),
  ];
}

/** Whether the whole comes out the same when this requirement passes as when it is skipped: then it can only add. */
function isNeutral(name: string, { whole, requirements, otherwise }: Whole): boolean {
  const skippable = new Set(requirements.filter(({ when }) => when !== null).map((one) => one.name));
  const canSkip = (node: Combination): boolean =>
    typeof node === 'string' ? skippable.has(node) : childrenOf(node).every(canSkip);
  const neutral = (node: Combination): boolean => {
    if (typeof node === 'string') return node !== name;
    const children = childrenOf(node);
    const others = children.filter((child) => child !== name);
    // Beside something that always decides, a pass among "all" weighs as much as a gap.
    return 'all' in node
      ? others.every(neutral) && (others.length === children.length || others.some((child) => !canSkip(child)))
      : children.every(neutral);
  };
  const top = typeof whole !== 'string' && 'all' in whole ? whole.all : [whole];
  if (otherwise === 'pass') return top.every((child) => child === name || neutral(child));
  return neutral(whole);
}

function isUnderAny(node: Combination, name: string, below = false): boolean {
  if (typeof node === 'string') return below && node === name;
  return childrenOf(node).some((child) => isUnderAny(child, name, below || 'any' in node || 'not' in node));
}
