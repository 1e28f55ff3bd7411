import { canonical } from '../settings/canonical.ts';
import { digestOf } from '../settings/digest.ts';
import type { AnySetting } from '../settings/setting.ts';
import { MOST_PROBLEMS } from '../yaml/issues.ts';
import { contentProblems, inLayer } from './content.ts';
import { sharedFields } from './document.ts';
import type { EffectivePolicy, Enforcement, FamilyPolicy, Refusal, ReportPolicy } from './effective.ts';
import { type Family, familiesOf, type RuleLanguage, unbuiltParts } from './language.ts';
import type { Loaded, Policy, RepositoryFile } from './load.ts';
import { type MatchedRepositories, type ResolvedRepository, withOverrides } from './overrides.ts';
import { tighten } from './ratchet.ts';
import {
  type Branch,
  branchAt,
  entriesOf,
  type ExplainedValue,
  freeValuesOf,
  merge,
  valuesOf,
  withChild,
} from './tree.ts';

/** Every layer that one repository's policy is made of. */
export interface Layers {
  readonly baseline?: Policy;
  readonly organization: Policy;
  /** What loading the repository's own file gave; a file that does not load fails that repository's check. */
  readonly repositoryFile?: Loaded<RepositoryFile>;
  readonly repository: ResolvedRepository;
  /** Absent: overrides match by name alone, as on a machine that keeps no records. */
  readonly matched?: MatchedRepositories;
  readonly rules: readonly RuleLanguage[];
}

/**
 * The policy of one repository: defaults < baseline < organisation < overrides, where later wins, and then the
 * repository's own file, which can only tighten. What has no effect or no sense is in `refusals`. Total.
 */
export function resolvePolicy(layers: Layers): EffectivePolicy {
  const { values, refusals } = mergedLayers(layers);
  return effective(values, refusals, layers.rules);
}

/** Every single value of one repository's policy as a file would write it, with the layer that decides it. Total. */
export function explainPolicy(layers: Layers): readonly ExplainedValue[] {
  return explained(mergedLayers(layers).values, layers.rules);
}

function mergedLayers({ baseline, organization, repositoryFile, repository, matched, rules }: Layers): Ratcheted {
  const own = merge(baseline?.values, organization.values);
  const upper = withOverrides(own, organization.overrides, { repository, matched: matched ?? null });
  const problems = organization.extends === null ? [] : contentProblems(upper, rules);
  const known = problems.map(canonical);
  const { values, refusals } = withRepositoryFile(upper, { repositoryFile, rules, known });
  return { values, refusals: [...inLayer(problems, 'organization'), ...refusals].slice(0, MOST_PROBLEMS) };
}

interface Ratcheted {
  readonly values: Branch;
  readonly refusals: readonly Refusal[];
}

interface Own {
  readonly repositoryFile: Loaded<RepositoryFile> | undefined;
  readonly rules: readonly RuleLanguage[];
  /** Problems that the policy has without the repository's file. */
  readonly known: readonly string[];
}

function withRepositoryFile(upper: Branch, { repositoryFile, rules, known }: Own): Ratcheted {
  if (repositoryFile === undefined) return { values: upper, refusals: [] };
  if (!repositoryFile.ok) return { values: upper, refusals: repositoryFile.refusals };
  const wanted = branchAt(repositoryFile.policy.values, ['policies']);
  return familiesOf(rules).reduce<Ratcheted>(
    (so, family) => {
      const asked = branchAt(wanted, [family.name]);
      if (asked === undefined) return so;
      const added = withFamily(so.values, family, { asked, rules, known });
      return { values: added.values, refusals: [...so.refusals, ...added.refusals] };
    },
    { values: upper, refusals: [] },
  );
}

interface Asked extends Pick<Own, 'rules' | 'known'> {
  readonly asked: Branch;
}

/** Adds one family of the repository's file; when that gives a policy that makes no sense, the family stays as it was. */
function withFamily(values: Branch, family: Family, { asked, rules, known }: Asked): Ratcheted {
  const policies = branchAt(values, ['policies']) ?? { kind: 'branch', children: new Map(), at: asked.at };
  const { family: tightened, refusals } = tighten(family, branchAt(policies, [family.name]), asked);
  const result = withChild(values, 'policies', withChild(policies, family.name, tightened));
  const problems = contentProblems(result, rules).filter((problem) => !known.includes(canonical(problem)));
  if (problems.length === 0) return { values: result, refusals };
  return { values, refusals: [...refusals, ...inLayer(problems, 'repository')] };
}

function effective(values: Branch, refusals: readonly Refusal[], rules: readonly RuleLanguage[]): EffectivePolicy {
  const fields = sharedFields(rules);
  const { language, timezone, people, waivers, emergency, checks, comment, evidence, report } = valuesOf(
    fields,
    values,
  );
  const content = {
    language,
    timezone,
    people,
    families: familiesOf(rules).flatMap((family) => familyPolicy(family, branchAt(values, ['policies', family.name]))),
    emergency: emergency.by.length === 0 ? null : emergency,
    pages: { checks, comment },
    evidence,
    report: reportPolicy(report),
    refusals,
  };
  return {
    ...content,
    waivers: { maximumDuration: waivers['maximum-duration'], by: waivers.by, never: waivers.never },
    origins: new Map(explained(values, rules).map(({ path, origin }) => [path, origin])),
    digest: digestOf(content),
  };
}

function familyPolicy(family: Family, values: Branch | undefined): readonly FamilyPolicy[] {
  if (values === undefined) return [];
  const { name, rules } = family;
  const { enforcement, ...settings } = rules.length === 0 ? freeValuesOf(values) : valuesOf(family.fields, values);
  const weight = enforcements.find((one) => one === enforcement) ?? 'block';
  if (weight === 'off') return [];
  const parts = unbuiltParts(family, values.children);
  const open = parts.length === 0 ? {} : { unbuiltParts: parts };
  return [{ family: name, enforcement: weight, built: rules.length > 0, ...open, settings }];
}

const enforcements: readonly Enforcement[] = ['off', 'observe', 'warn', 'block'];

type Report = ReturnType<typeof valuesOf<ReturnType<typeof sharedFields>>>['report'];

function reportPolicy({ weekly, objectives, production }: Report): ReportPolicy {
  return {
    weekly,
    objectives: {
      coverage: objectives.coverage,
      deadlinesMet: objectives['deadlines-met'],
      availability: objectives.availability,
      releasesPerWeek: objectives['releases-per-week'],
    },
    production: {
      environments: production.environments,
      bugLabels: production['bug-labels'],
      upptime: production.availability.upptime,
    },
  };
}

/** The values of a tree without those of families that no layer names: they are off. */
function explained(values: Branch, rules: readonly RuleLanguage[]): readonly ExplainedValue[] {
  const { policies, ...fields } = sharedFields(rules);
  const named = branchAt(values, ['policies'])?.children;
  const families = Object.entries<AnySetting>(policies.fields ?? {}).filter(([name]) => named?.has(name) === true);
  return entriesOf({ ...fields, policies: { ...policies, fields: Object.fromEntries(families) } }, values);
}
