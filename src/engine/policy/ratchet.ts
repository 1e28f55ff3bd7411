import type { Value } from '../facts/reason.ts';
import { canonical, same } from '../settings/canonical.ts';
import { written } from '../settings/group.ts';
import { loosens } from '../settings/setting.ts';
import type { Refusal } from './effective.ts';
import type { Family, RuleLanguage } from './language.ts';
import { at, type Branch, type Leaf, placeIn, valuesOf, withChild } from './tree.ts';

/** A family after the repository's own file, and what of that file has no effect. */
export interface Tightened {
  readonly family: Branch;
  readonly refusals: readonly Refusal[];
}

/**
 * Lets a repository's own file tighten one family: each value is joined with what holds, a weaker one and one without
 * an order are refused with their place and change nothing. `upper` is absent when no other layer names the family.
 */
export function tighten(family: Family, upper: Branch | undefined, wanted: Branch): Tightened {
  const refusals: Refusal[] = [];
  const base: Branch = upper ?? { kind: 'branch', children: new Map(), at: wanted.at };
  const together = family.rules.filter((rule) => wants(rule, wanted));
  const apart = new Set(together.flatMap(({ tighten: hook }) => hook?.keys ?? []));
  let result = base;
  for (const [key, child] of wanted.children) {
    if (apart.has(key)) continue;
    // A family that no other layer names is off, whatever its settings start with.
    const off = upper === undefined && key === 'enforcement';
    const below = off && child.kind === 'leaf' ? { ...child, value: 'off' } : base.children.get(key);
    result = withChild(result, key, joined(child, below, ['policies', family.name, key], refusals));
  }
  return { family: together.reduce((tree, rule) => asWhole(rule, tree, wanted), result), refusals };
}

function wants({ tighten: hook }: RuleLanguage, wanted: Branch): boolean {
  return hook?.keys.some((key) => wanted.children.has(key)) ?? false;
}

/** Keys that only make sense together go through the rule's own join. */
function asWhole({ settings, tighten: hook }: RuleLanguage, tree: Branch, wanted: Branch): Branch {
  if (hook === undefined) return tree;
  const upper = valuesOf(settings, tree);
  const values = hook.join(upper, valuesOf(settings, wanted));
  return hook.keys.reduce((inside, key) => {
    const setting = settings[key];
    if (setting === undefined || same(values[key], upper[key])) return inside;
    const node = { kind: 'scalar', value: null, at: placeIn(wanted, [key]) } as const;
    return withChild(inside, key, {
      kind: 'leaf',
      setting,
      value: values[key],
      node,
      layer: 'repository',
      joined: true,
    });
  }, tree);
}

function joined(
  child: Branch | Leaf,
  below: Branch | Leaf | undefined,
  path: readonly string[],
  refusals: Refusal[],
): Branch | Leaf | undefined {
  if (child.kind === 'leaf') return joinedLeaf(child, below, path, refusals);
  // Where a free value stands (of a part that nothing judges yet), a mapping cannot be joined with it.
  if (below?.kind === 'leaf') {
    refusals.push({ layer: 'repository', reason: { key: 'no-order', values: { path: path.join('.') }, at: child.at } });
    return below;
  }
  return [...child.children].reduce<Branch | Leaf | undefined>((inside, [key, grandchild]) => {
    const next = joined(grandchild, at(below, [key]), [...path, key], refusals);
    const branch: Branch = inside?.kind === 'branch' ? inside : { ...child, children: new Map() };
    return next === undefined ? inside : withChild(branch, key, next);
  }, below);
}

function joinedLeaf(
  leaf: Leaf,
  below: Branch | Leaf | undefined,
  path: readonly string[],
  refusals: Refusal[],
): Branch | Leaf | undefined {
  const { setting, node, value } = leaf;
  const { order } = setting;
  const current: unknown = below?.kind === 'leaf' ? below.value : setting.initial;
  if (same(current, value)) return below;
  const refuse = (key: string, values: Readonly<Record<string, Value>>): void => {
    refusals.push({ layer: 'repository', reason: { key, values: { path: path.join('.'), ...values }, at: node.at } });
  };
  if (order === undefined) {
    refuse('no-order', {});
    return below;
  }
  if (loosens<unknown>(order, current, value))
    refuse('loosens', { kept: shown(setting, current), wanted: shown(setting, value) });
  const result: unknown = order.join(current, value);
  return order.equal(result, current) ? below : { ...leaf, value: result, joined: !same(result, value) };
}

function shown(setting: Leaf['setting'], value: unknown): string {
  const text = written(setting, value);
  return typeof text === 'string' ? text : canonical(text);
}
