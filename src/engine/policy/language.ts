import type { Texts } from '../locales/texts.ts';
import type { LintContext, SettingProblem } from '../rules/rule.ts';
import { choice } from '../settings/choices.ts';
import { anything } from '../settings/group.ts';
import type { AnySetting, Fields, Setting, Words } from '../settings/setting.ts';

/** What the policy language needs to know of a rule; every `Rule` is one. Methods, because each rule has settings of its own. */
export interface RuleLanguage {
  readonly id: string;
  readonly settings: Fields;
  readonly texts: Texts;
  lint?(settings: Readonly<Record<string, unknown>>, context: LintContext): readonly SettingProblem[];
  readonly tighten?: AnyTightening;
}

interface AnyTightening {
  readonly keys: readonly string[];
  join(upper: Values, repository: Values): Values;
}

/** Values of a family by key. */
export type Values = Readonly<Record<string, unknown>>;

/** One family of the policy language. */
export interface Family {
  readonly name: string;
  /** Empty: the language knows the family, no rule is built. */
  readonly rules: readonly RuleLanguage[];
  /** `enforcement`, the settings of all its rules, and its parts that are not built yet. */
  readonly fields: Fields;
  /** Keys that the language knows and no rule reads yet. */
  readonly parts: readonly string[];
}

/** Families that the language knows beside those of the rules, with what they are about. */
const knownFamilies: Readonly<Record<string, Words>> = {
  reviews: { en: 'Who must approve a pull request.', fr: 'Qui doit approuver une demande de fusion.' },
  coverage: { en: 'How much of the code the tests run.', fr: 'Quelle part du code les tests exécutent.' },
  dependencies: { en: 'What third-party code may enter.', fr: 'Quel code tiers peut entrer.' },
  secrets: { en: 'No password or key in the code.', fr: 'Ni mot de passe ni clé dans le code.' },
  checks: { en: 'What other tools must have said.', fr: 'Ce que d’autres outils doivent avoir dit.' },
  'pull-request': { en: 'Title, size and ticket.', fr: 'Titre, taille et ticket.' },
  guardrails: {
    en: 'Changes that weaken the guard rails need a named person.',
    fr: 'Un affaiblissement des garde-fous demande une personne nommée.',
  },
  analysis: {
    en: 'What static analysis, tests and load tests said.',
    fr: 'Ce qu’ont dit l’analyse statique, les tests et les tests de charge.',
  },
  deliverables: { en: 'What contracts promise.', fr: 'Ce que promettent les contrats.' },
};

/** Parts of built families that no rule judges yet: accepted as they stand, named as not built, holding nothing. */
const knownParts: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  analysis: {
    performance: {
      en: 'What load tests and page measurements must reach (k6, Lighthouse). Not built yet: it loads, is shown as such and holds nothing.',
      fr: 'Ce que les tests de charge et les mesures de pages doivent atteindre (k6, Lighthouse). Pas encore construit : se charge, est signalé comme tel et ne retient rien.',
    },
  },
};

/** Weight of a family; a repository may only make it heavier. */
const enforcement: Setting<'off' | 'observe' | 'warn' | 'block'> = choice(['off', 'observe', 'warn', 'block'], {
  ordered: true,
  initial: 'block',
  words: {
    en: '`block` holds the pull request, `warn` is shown, `observe` is recorded, `off` is not looked at. A family that is not named at all is off.',
    fr: '`block` retient la demande de fusion, `warn` est montré, `observe` est noté, `off` n’est pas regardé. Une famille absente est inactive.',
  },
});

/** Families in the order of the rules, then those that no rule judges yet. */
export function familiesOf(rules: readonly RuleLanguage[]): readonly Family[] {
  const names = [...rules.map(({ id }) => familyName(id)), ...Object.keys(knownFamilies)];
  return [...new Set(names)].map((name) => {
    const own = rules.filter(({ id }) => familyName(id) === name);
    const settings = own.flatMap((rule) => Object.entries<AnySetting>(rule.settings));
    const built = Object.fromEntries(settings);
    const known = own.length === 0 ? [] : Object.entries(knownParts[name] ?? {});
    const parts = known.filter(([key]) => built[key] === undefined);
    const open = Object.fromEntries(parts.map(([key, words]) => [key, openPart(words)]));
    return { name, rules: own, fields: { enforcement, ...built, ...open }, parts: parts.map(([key]) => key) };
  });
}

/** A family as a setting of the document: what no rule reads yet is accepted as it stands. */
export function familySetting({ name, rules, fields }: Family): AnySetting {
  const words = knownFamilies[name] ?? { en: name, fr: name };
  const open = anything(words);
  const setting = { schema: open.schema, words, initial: null, fields };
  return rules.length === 0 ? { ...setting, entries: open } : setting;
}

/** Whatever is written, as one value. */
function openPart(words: Words): Setting<unknown> {
  return { schema: anything(words).schema, words, initial: null };
}

/** The keys among the given ones that are parts not built yet. */
export function unbuiltParts(
  { parts }: Family,
  keys: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): readonly string[] {
  return parts.filter((key) => keys.has(key));
}

/** The family of a rule's id. */
function familyName(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
