import type { Reason, Value } from '../facts/reason.ts';
import type { NamedPeople, People } from '../people/people.ts';
import { nearest } from '../yaml/nearest.ts';
import { sharedFields } from './document.ts';
import type { LayerName, Refusal } from './effective.ts';
import { familiesOf, type Family, type RuleLanguage } from './language.ts';
import { type Branch, branchAt, placeIn, valuesOf } from './tree.ts';

/** What is wrong with a policy whose every value loads by itself, with its place. */
export type Problem = Omit<Refusal, 'layer'>;

/** Finds what only the whole shows: people on both sides, names that nothing has, what the rules' own lint says. */
export function contentProblems(values: Branch, rules: readonly RuleLanguage[]): readonly Problem[] {
  const { people, waivers, emergency } = valuesOf(sharedFields(rules), values);
  const roles = Object.keys(people.client);
  const names = [...familiesOf(rules).map(({ name }) => name), ...rules.map(({ id }) => id)];
  const reasons = [
    ...bothSides(people, values),
    ...unknownNames('unknown-role', roles, { values, path: ['waivers', 'by'], given: waivers.by }),
    ...unknownNames('unknown-role', roles, { values, path: ['emergency', 'by'], given: emergency.by }),
    ...unknownNames('unknown-family', names, { values, path: ['waivers', 'never'], given: waivers.never }),
  ];
  return [
    ...reasons.map((reason) => ({ reason })),
    ...familiesOf(rules).flatMap((family) => lint(family, values, roles)),
  ];
}

/** The problems as refusals of one layer. */
export function inLayer(problems: readonly Problem[], layer: LayerName): readonly Refusal[] {
  return problems.map((problem) => ({ ...problem, layer }));
}

interface Given {
  readonly values: Branch;
  readonly path: readonly string[];
  readonly given: readonly string[];
}

function unknownNames(key: string, known: readonly string[], { values, path, given }: Given): readonly Reason[] {
  return given.flatMap((name, index) => {
    if (known.includes(name)) return [];
    const meant = nearest(name, known);
    const said: Readonly<Record<string, Value>> = { path: path.join('.'), name, known };
    const place = placeIn(values, [...path, index]);
    return [
      meant === null
        ? { key, values: said, at: place }
        : { key: `${key}-did-you-mean`, values: { ...said, meant }, at: place },
    ];
  });
}

/** An account or a team that a client role and a vendor both name. */
function bothSides({ client, vendors }: People, values: Branch): readonly Reason[] {
  const ofClient = namesOf(client);
  return namesOf(vendors).flatMap(({ group: vendor, kind, name, index }) => {
    const role = ofClient.find((one) => one.kind === kind && one.name === name)?.group;
    if (role === undefined) return [];
    const place = placeIn(values, ['people', 'vendors', vendor, kind, index]);
    return [
      {
        key: kind === 'users' ? 'user-on-both-sides' : 'team-on-both-sides',
        values: { name, role, vendor },
        at: place,
      },
    ];
  });
}

interface Named {
  readonly group: string;
  readonly kind: keyof NamedPeople;
  readonly name: string;
  readonly index: number;
}

function namesOf(groups: Readonly<Record<string, NamedPeople>>): readonly Named[] {
  const kinds = ['users', 'teams'] as const;
  return Object.entries(groups).flatMap(([group, people]) =>
    kinds.flatMap((kind) => people[kind].map((name, index) => ({ group, kind, name: name.toLowerCase(), index }))),
  );
}

function lint({ name, rules, fields }: Family, values: Branch, roles: readonly string[]): readonly Problem[] {
  const family = branchAt(values, ['policies', name]);
  if (family === undefined) return [];
  const settings = valuesOf(fields, family);
  return rules.flatMap((rule): readonly Problem[] => {
    const own = Object.fromEntries(Object.keys(rule.settings).map((key) => [key, settings[key]]));
    try {
      const problems = rule.lint?.(own, { roles }) ?? [];
      return problems.map(({ path, reason }) => ({
        reason: { ...reason, at: placeIn(family, path) },
        texts: rule.texts,
      }));
    } catch {
      // A rule that cannot look at its settings has not found them right.
      return [{ reason: { key: 'settings-unreadable', values: { rule: rule.id }, at: family.at } }];
    }
  });
}
