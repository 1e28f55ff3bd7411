import { matcherOf } from '../settings/globs.ts';
import { loosens } from '../settings/setting.ts';
import type { Override } from './load.ts';
import { at, type Branch, branchAt, type Leaf, merge, withChild } from './tree.ts';

/** The repository that a policy is resolved for: identity is `id`, `name` is `owner/name`. */
export interface ResolvedRepository {
  readonly id: number;
  readonly name: string;
}

/** By key of an override: ids of the repositories that its patterns matched when it was first seen. */
export type MatchedRepositories = ReadonlyMap<string, ReadonlySet<number>>;

/** Which repositories each override matches by name: what to record when an override is seen for the first time. */
export function matchOverrides(
  overrides: readonly Override[],
  repositories: readonly ResolvedRepository[],
): MatchedRepositories {
  return new Map(
    overrides.map(({ key, match }) => [
      key,
      new Set(repositories.filter((one) => matches(match, one)).map(({ id }) => id)),
    ]),
  );
}

/**
 * The organisation's values with its overrides for one repository, later ones winning. With `matched`, a repository
 * that only has a fitting name takes what tightens and nothing else: anybody can create a `legacy-x`.
 */
export function withOverrides(
  values: Branch,
  overrides: readonly Override[],
  { repository, matched }: { readonly repository: ResolvedRepository; readonly matched: MatchedRepositories | null },
): Branch {
  return overrides.reduce((below, override) => {
    const named = matches(override.match, repository);
    const recorded = matched === null ? named : (matched.get(override.key)?.has(repository.id) ?? false);
    if (recorded) return merge(below, relabelled(override.values));
    return named ? withStricter(below, relabelled(override.values)) : below;
  }, values);
}

function matches(patterns: readonly string[], { name }: ResolvedRepository): boolean {
  return matcherOf(patterns)(name.slice(name.indexOf('/') + 1));
}

function relabelled(tree: Branch): Branch {
  const children = [...tree.children].map(([key, child]): [string, Branch | Leaf] => [
    key,
    child.kind === 'branch' ? relabelled(child) : { ...child, layer: 'override' },
  ]);
  return { ...tree, children: new Map(children) };
}

/** A family that nothing below names can only be added; of the others, what asks for at least as much as what holds. */
function withStricter(below: Branch, override: Branch): Branch {
  const families = branchAt(below, ['policies']);
  const wanted = branchAt(override, ['policies']);
  if (wanted === undefined) return below;
  const kept = [...wanted.children].flatMap(([name, child]): [string, Branch | Leaf][] => {
    const under = branchAt(families, [name]);
    const stricter = under === undefined || child.kind === 'leaf' ? child : stricterPart(child, under);
    return stricter === null ? [] : [[name, stricter]];
  });
  return withChild(below, 'policies', merge(families, { ...wanted, children: new Map(kept) }));
}

function stricterPart(tree: Branch | Leaf, below: Branch | Leaf | undefined): Branch | Leaf | null {
  if (tree.kind === 'leaf') {
    const { setting, value } = tree;
    const current: unknown = below?.kind === 'leaf' ? below.value : setting.initial;
    return setting.order !== undefined && !loosens<unknown>(setting.order, current, value) ? tree : null;
  }
  const kept = [...tree.children].flatMap(([key, child]): [string, Branch | Leaf][] => {
    const part = stricterPart(child, at(below, [key]));
    return part === null ? [] : [[key, part]];
  });
  return kept.length === 0 ? null : { ...tree, children: new Map(kept) };
}
