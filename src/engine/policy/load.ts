import type { Place, Reason } from '../facts/reason.ts';
import type { Language } from '../locales/texts.ts';
import type { Fields } from '../settings/setting.ts';
import { MOST_PROBLEMS } from '../yaml/issues.ts';
import { member, parseYaml } from '../yaml/yaml.ts';
import { contentProblems, inLayer } from './content.ts';
import { baselineFields, type BaselineSource, organizationFields, repositoryFields } from './document.ts';
import type { LayerName, Refusal } from './effective.ts';
import { familiesOf, type RuleLanguage, unbuiltParts } from './language.ts';
import { readFields } from './read.ts';
import { type Branch, branchAt, merge, valuesOf, withChild } from './tree.ts';

/** A policy file that loads: the organisation's own, or a baseline that it extends. */
export interface Policy {
  readonly layer: 'organization' | 'baseline';
  readonly file: string;
  readonly language: Language;
  /** IANA name. */
  readonly timezone: string;
  /** The baseline to read beside it. */
  readonly extends: BaselineSource | null;
  /** Families that it names and that no rule judges yet. */
  readonly notBuilt: readonly string[];
  /** Values for some repositories, in the order of the file. */
  readonly overrides: readonly Override[];
  readonly values: Branch;
}

/** One entry of `repositories`. */
export interface Override {
  /** Names the entry where the repositories that it matched are recorded: its patterns, so that other edits keep the record. */
  readonly key: string;
  readonly match: readonly string[];
  readonly values: Branch;
  readonly at: Place;
}

/** Where a repository keeps its own part of the policy, on its default branch. */
export const REPOSITORY_FILE = '.github/garde-fou.yml';

/** A repository's own file that loads. */
export interface RepositoryFile {
  readonly layer: 'repository';
  readonly file: string;
  readonly values: Branch;
}

/** What loading gives; `language` is the one to tell the refusals in. */
export type Loaded<T> =
  | { readonly ok: true; readonly policy: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[]; readonly language: Language };

/** How to load: `file` is the path that places name. */
export interface LoadOptions {
  readonly file: string;
  readonly rules: readonly RuleLanguage[];
}

/** Who extends a baseline, and whether everybody can read the repository that holds it. */
export interface Consumer {
  readonly organization: string;
  readonly public: boolean;
}

/** Loads the organisation's policy. Never throws; every problem is a refusal with its place. */
export function loadPolicy(source: string | Uint8Array, { file, rules }: LoadOptions): Loaded<Policy> {
  const fields = organizationFields(rules);
  const read = readDocument(source, { file, fields, layer: 'organization' });
  if (!read.ok) return read;
  const { tree, language } = read;
  const values = withChild(tree, 'repositories', undefined);
  const { extends: baseline, timezone } = valuesOf(fields, values);
  const overrides = overridesOf(tree);
  // What a baseline adds may be what is missed here: it is looked at again once the layers are merged.
  const wholes = baseline === null ? [values, ...overrides.map((one) => merge(values, one.values))] : [];
  const problems = unique(wholes.flatMap((whole) => contentProblems(whole, rules)));
  if (problems.length > 0) return { ok: false, refusals: inLayer(problems, 'organization'), language };
  const notBuilt = unbuilt(values, rules);
  return {
    ok: true,
    policy: { layer: 'organization', file, language, timezone, extends: baseline, notBuilt, overrides, values },
  };
}

/**
 * Loads a baseline. For another organisation its refusals repeat nothing that it says, and one that is neither public
 * nor names the consumer under `allow` is refused whatever it says. `consumer` is `null` for its owner.
 */
export function loadBaseline(
  source: string | Uint8Array,
  { file, rules, consumer }: LoadOptions & { readonly consumer: Consumer | null },
): Loaded<Policy> {
  const fields = baselineFields(rules);
  const read = readDocument(source, { file, fields, layer: 'baseline' });
  const allowed = read.ok ? valuesOf(fields, read.tree).allow : [];
  if (consumer !== null && !consumer.public && !names(allowed, consumer.organization))
    return unreadable('baseline-not-shared', [{ path: file }]);
  if (!read.ok) return consumer === null ? read : unreadable('baseline-unreadable', placesOf(read.refusals, file));
  const { tree: values, language } = read;
  const { timezone } = valuesOf(fields, values);
  const notBuilt = unbuilt(values, rules);
  const policy: Policy = {
    layer: 'baseline',
    file,
    language,
    timezone,
    extends: null,
    notBuilt,
    overrides: [],
    values,
  };
  return { ok: true, policy };
}

function unreadable(key: string, places: readonly Place[]): Extract<Loaded<Policy>, { readonly ok: false }> {
  const refusals = places.map((at): Refusal => ({ layer: 'baseline', reason: { key, values: {}, at } }));
  return { ok: false, refusals, language: 'en' };
}

function placesOf(refusals: readonly Refusal[], file: string): readonly Place[] {
  return refusals.map(({ reason: { at } }) => at ?? { path: file });
}

function names(logins: readonly string[], login: string): boolean {
  return logins.some((one) => one.toLowerCase() === login.toLowerCase());
}

/** Loads a repository's own file, which holds `version` and `policies` and nothing else. */
export function loadRepositoryFile(source: string | Uint8Array, { file, rules }: LoadOptions): Loaded<RepositoryFile> {
  const read = readDocument(source, { file, fields: repositoryFields(rules), layer: 'repository' });
  return read.ok ? { ok: true, policy: { layer: 'repository', file, values: read.tree } } : read;
}

type Read =
  | { readonly ok: true; readonly tree: Branch; readonly language: Language }
  | { readonly ok: false; readonly refusals: readonly Refusal[]; readonly language: Language };

interface Document {
  readonly file: string;
  readonly fields: Fields;
  readonly layer: LayerName;
}

function readDocument(source: string | Uint8Array, { file, fields, layer }: Document): Read {
  const parsed = parseYaml(source, file);
  if (!parsed.ok) return { ok: false, refusals: [{ layer, reason: parsed.problem }], language: 'en' };
  const { root } = parsed;
  const problems: Reason[] = [];
  const tree = readFields(root, fields, [], { layer, problems });
  if (root.kind === 'mapping' && member(root, 'version') === undefined)
    problems.push({ key: 'missing-key', values: { path: 'version' }, at: root.at });
  const written = member(root, 'language');
  const language = written?.kind === 'scalar' && written.value === 'fr' ? 'fr' : 'en';
  if (problems.length === 0) return { ok: true, tree, language };
  const told = problems.slice(0, MOST_PROBLEMS).map((reason) => ({ reason }));
  const refusals = inLayer(told, layer);
  return { ok: false, refusals, language };
}

function overridesOf(tree: Branch): readonly Override[] {
  return [...(branchAt(tree, ['repositories'])?.children.values() ?? [])].flatMap((entry) => {
    if (entry.kind === 'leaf') return [];
    const match = entry.children.get('match');
    const globs = match?.kind === 'leaf' ? texts(match.value) : [];
    return [{ key: globs.join(' '), match: globs, values: withChild(entry, 'match', undefined), at: entry.at }];
  });
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function unbuilt(values: Branch, rules: readonly RuleLanguage[]): readonly string[] {
  const named = branchAt(values, ['policies'])?.children;
  return familiesOf(rules).flatMap((family) => {
    const own = named?.get(family.name);
    if (own === undefined) return [];
    if (family.rules.length === 0) return [family.name];
    return own.kind === 'leaf' ? [] : unbuiltParts(family, own.children).map((key) => `${family.name}.${key}`);
  });
}

function unique<T>(problems: readonly T[]): readonly T[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
