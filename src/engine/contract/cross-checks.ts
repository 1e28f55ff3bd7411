import type { Reason, Value } from '../facts/reason.ts';
import { MOST_PROBLEMS } from '../yaml/issues.ts';
import { nearest } from '../yaml/nearest.ts';
import { type Node, placeOf } from '../yaml/yaml.ts';
import { circles } from './circles.ts';
import type { CriterionType } from './criteria/criterion.ts';
import { criterionTypes } from './criteria/registry.ts';
import type { Contract, Criterion } from './fields.ts';
import type { Bilingual } from './forms.ts';

type Path = readonly (string | number)[];

/** Something in the contract with the path that leads to it. */
interface Placed<T> {
  readonly value: T;
  readonly path: Path;
}

/** A problem before its place in the file is looked up. */
interface Problem {
  readonly key: string;
  readonly path: Path;
  readonly values?: Readonly<Record<string, Value>>;
}

const LONGEST_CIRCLE = 8;

/** Finds what only the whole shows: names that nothing has, names twice, circles, texts that are missing in the contract's language. */
export function crossProblems(contract: Contract, root: Node): readonly Reason[] {
  const criteria = criteriaOf(contract);
  const problems = [
    ...twice(
      contract.deliverables.map(({ id }, index) => ({ value: id, path: ['deliverables', index, 'id'] })),
      root,
    ),
    ...twice(
      criteria.map(({ value, path }) => ({ value: value.id, path: [...path, 'id'] })),
      root,
    ),
    ...twice(milestones(contract), root),
    ...twice(placed(contract.repositories, ['repositories']), root),
    ...twice(placed(contract.calendar['working-days'], ['calendar', 'working-days']), root),
    ...twice(placed(contract.binding.order, ['binding', 'order']), root),
    ...unknownNames(contract),
    ...circular(contract),
    ...unbound(contract),
    ...criteria.flatMap(asksNothing),
    ...untold(contract, criteria),
  ];
  return problems.map(({ key, path, values }) => ({
    key,
    values: { path: written(path), ...values },
    at: placeOf(root, path),
  }));
}

/** Every criterion of the contract, the common ones first. */
function criteriaOf({ criteria, deliverables }: Contract): readonly Placed<Criterion>[] {
  const own = deliverables.flatMap((one, index) => placed(one.criteria, ['deliverables', index, 'criteria']));
  return [...placed(criteria, ['criteria']), ...own];
}

function placed<T>(values: readonly T[], path: Path): readonly Placed<T>[] {
  return values.map((value, index) => ({ value, path: [...path, index] }));
}

/** A milestone belongs to a repository: the same title in another one is another milestone. */
function milestones({ deliverables }: Contract): readonly (Placed<string> & { readonly within: string })[] {
  return deliverables.flatMap(({ milestone, repository }, index) =>
    milestone === null
      ? []
      : [{ value: milestone, within: repository.toLowerCase(), path: ['deliverables', index, 'milestone'] }],
  );
}

/** Names that stand a second time, large and small letters being the same: commands and branches do not tell them apart. */
function twice(names: readonly (Placed<string> & { readonly within?: string })[], root: Node): readonly Problem[] {
  const first = new Map<string, Path>();
  return names.flatMap(({ value, within = '', path }) => {
    const name = JSON.stringify([within, value.toLowerCase()]);
    const before = first.get(name);
    if (before === undefined) first.set(name, path);
    if (before === undefined) return [];
    return [{ key: 'twice', path, values: { name: value, line: placeOf(root, before).line ?? 1 } }];
  });
}

function unknownNames({ deliverables, repositories, payments }: Contract): readonly Problem[] {
  const ids = deliverables.map(({ id }) => id);
  const stored = deliverables.map(({ repository }, index) => ({
    value: repository,
    path: ['deliverables', index, 'repository'],
  }));
  const awaited = deliverables.flatMap((one, index) =>
    placed(one['depends-on'], ['deliverables', index, 'depends-on']),
  );
  const paid = payments.map(({ deliverable }, index) => ({
    value: deliverable,
    path: ['payments', index, 'deliverable'],
  }));
  return [
    ...unknown('unknown-repository', repositories, stored),
    ...unknown('unknown-deliverable', ids, [...awaited, ...paid]),
  ];
}

function unknown(key: string, known: readonly string[], names: readonly Placed<string>[]): readonly Problem[] {
  const all = new Set(known);
  // Looking for what was meant takes a while: only for those that are told.
  const told = names.filter(({ value }) => !all.has(value)).slice(0, MOST_PROBLEMS);
  return told.map(({ value, path }) => {
    const meant = nearest(value, known);
    return meant === null
      ? { key, path, values: { name: value, known } }
      : { key: `${key}-did-you-mean`, path, values: { name: value, meant } };
  });
}

/** Each deliverable that waits for itself, with the way round. */
function circular({ deliverables }: Contract): readonly Problem[] {
  const before = new Map(deliverables.map((one) => [one.id, one['depends-on']]));
  return circles(before).map((circle) => ({
    key: 'circular',
    path: ['deliverables', deliverables.findIndex(({ id }) => id === circle[0]), 'depends-on'],
    values: { circle: wayRound(circle) },
  }));
}

function wayRound(circle: readonly string[]): string {
  const shown = circle.length > LONGEST_CIRCLE ? [...circle.slice(0, LONGEST_CIRCLE), '…'] : circle;
  return [...shown, circle[0] ?? ''].join(' → ');
}

function unbound({ binding }: Contract): readonly Problem[] {
  const asked = binding.order.indexOf('branch');
  if (asked !== -1 && binding.branch === null) return [{ key: 'no-branch-pattern', path: ['binding', 'order', asked] }];
  return asked === -1 && binding.branch !== null ? [{ key: 'branch-not-asked', path: ['binding', 'branch'] }] : [];
}

function asksNothing({ value, path }: Placed<Criterion>): readonly Problem[] {
  const { asksOneOf = [] }: CriterionType = criterionTypes[value.type];
  const given = new Map<string, unknown>(Object.entries(value));
  const asks = asksOneOf.some((key) => {
    const found = given.get(key);
    return Array.isArray(found) ? found.length > 0 : found !== null;
  });
  return asksOneOf.length === 0 || asks
    ? []
    : [{ key: 'asks-nothing', path, values: { id: value.id, keys: [...asksOneOf] } }];
}

/** Texts that people must be able to read in the contract's own language. */
function untold(contract: Contract, criteria: readonly Placed<Criterion>[]): readonly Problem[] {
  const { language, title, deliverables } = contract;
  const texts: readonly Placed<Bilingual>[] = [
    { value: title, path: ['title'] },
    ...deliverables.map((one, index) => ({ value: one.title, path: ['deliverables', index, 'title'] })),
    ...criteria.flatMap(({ value, path }) =>
      value.type === 'attestation' ? [{ value: value.statement, path: [...path, 'statement'] }] : [],
    ),
  ];
  return texts.flatMap(({ value, path }) =>
    value[language] === null ? [{ key: 'missing-key', path: [...path, language] }] : [],
  );
}

function written(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');
}
