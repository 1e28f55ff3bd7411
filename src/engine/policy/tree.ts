import type { Place } from '../facts/reason.ts';
import { written } from '../settings/group.ts';
import type { AnySetting, Fields, SettingsOf } from '../settings/setting.ts';
import { type Node, placeOf, plain } from '../yaml/yaml.ts';
import type { LayerName, Origin } from './effective.ts';

/** The values of one document, or of several merged ones: a tree whose leaves are single settings. */
export interface Branch {
  readonly kind: 'branch';
  readonly children: ReadonlyMap<string, Branch | Leaf>;
  readonly at: Place;
}

/** One value with its setting and where it stands. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly setting: AnySetting;
  readonly value: unknown;
  readonly node: Node;
  readonly layer: LayerName;
  /** Set when the value is more than what the node says, because layers were joined. */
  readonly joined?: boolean;
}

/** What a path leads to. */
export function at(tree: Branch | Leaf | undefined, path: readonly string[]): Branch | Leaf | undefined {
  return path.reduce<Branch | Leaf | undefined>(
    (inside, key) => (inside?.kind === 'branch' ? inside.children.get(key) : undefined),
    tree,
  );
}

/** The branch that a path leads to. */
export function branchAt(tree: Branch | undefined, path: readonly string[]): Branch | undefined {
  const found = at(tree, path);
  return found?.kind === 'branch' ? found : undefined;
}

/** The tree with another child under a key; `undefined` takes it out. */
export function withChild(tree: Branch, key: string, child: Branch | Leaf | undefined): Branch {
  const children = new Map(tree.children);
  if (child === undefined) children.delete(key);
  else children.set(key, child);
  return { ...tree, children };
}

/** Key by key, the upper layer wins. */
export function merge(lower: Branch | undefined, upper: Branch): Branch {
  if (lower === undefined) return upper;
  const children = new Map(lower.children);
  for (const [key, child] of upper.children) {
    const below = children.get(key);
    children.set(key, below?.kind === 'branch' && child.kind === 'branch' ? merge(below, child) : child);
  }
  return { ...upper, children };
}

/** The values of a tree as the settings describe them, initial ones where no layer says anything. */
export function valuesOf<F extends Fields>(fields: F, tree: Branch | Leaf | undefined): SettingsOf<F> {
  const members = Object.entries<AnySetting>(fields).map(([key, setting]): [string, unknown] => [
    key,
    valueOf(setting, at(tree, [key])),
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every leaf was parsed by its own setting, which the record type cannot follow
  return Object.fromEntries(members) as SettingsOf<F>;
}

/** Whatever a tree holds, for what no rule reads yet. */
export function freeValuesOf(tree: Branch): Readonly<Record<string, unknown>> {
  const members = [...tree.children].map(([key, child]): [string, unknown] => [
    key,
    child.kind === 'leaf' ? child.value : freeValuesOf(child),
  ]);
  return Object.fromEntries(members);
}

function valueOf(setting: AnySetting, tree: Branch | Leaf | undefined): unknown {
  if (tree?.kind === 'leaf') return tree.value;
  const { fields, entries } = setting;
  if (entries !== undefined && tree !== undefined) {
    const free = [...tree.children].filter(([key]) => fields === undefined || !Object.hasOwn(fields, key));
    const others = Object.fromEntries(free.map(([key, child]) => [key, valueOf(entries, child)]));
    return { ...(fields === undefined ? {} : valuesOf(fields, tree)), ...others };
  }
  return fields === undefined ? setting.initial : valuesOf(fields, tree);
}

/** One single value, by dotted path, as a file would write it. */
export interface ExplainedValue {
  readonly path: string;
  readonly value: unknown;
  readonly origin: Origin;
}

/** Every single value that the settings have, the initial ones included. */
export function entriesOf(fields: Fields, tree: Branch | Leaf | undefined, above = ''): readonly ExplainedValue[] {
  return Object.entries(fields).flatMap(([key, setting]) => entriesUnder(setting, at(tree, [key]), `${above}${key}`));
}

function entriesUnder(setting: AnySetting, tree: Branch | Leaf | undefined, path: string): readonly ExplainedValue[] {
  if (tree?.kind === 'leaf') {
    const value = tree.joined === true ? written(tree.setting, tree.value) : plain(tree.node);
    return [{ path, value, origin: { layer: tree.layer, at: tree.node.at } }];
  }
  const { fields, entries: free } = setting;
  const known = fields === undefined ? [] : entriesOf(fields, tree, `${path}.`);
  if (free !== undefined) {
    const others = [...(tree?.children ?? [])].filter(([key]) => fields === undefined || !Object.hasOwn(fields, key));
    return known.concat(others.flatMap(([key, child]) => entriesUnder(free, child, `${path}.${key}`)));
  }
  if (fields !== undefined) return known;
  return [{ path, value: written(setting, setting.initial), origin: { layer: 'default' } }];
}

/** The place of what a path of keys and list positions leads to, or of the last step that exists. */
export function placeIn(tree: Branch | Leaf, path: readonly (string | number)[]): Place {
  if (tree.kind === 'leaf') return placeOf(tree.node, path);
  const [key, ...rest] = path;
  const child = key === undefined ? undefined : tree.children.get(String(key));
  return child === undefined ? tree.at : placeIn(child, rest);
}
