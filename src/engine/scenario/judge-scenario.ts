import type { Facts } from '../facts/facts.ts';
import type { Language } from '../locales/texts.ts';
import { makeRoster } from '../people/make-roster.ts';
import type { Roster } from '../people/roster.ts';
import type { EffectivePolicy } from '../policy/effective.ts';
import { type Loaded, loadBaseline, loadPolicy, loadRepositoryFile, type Policy } from '../policy/load.ts';
import { matchWaivers } from '../policy/match-waivers.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import type { Emergency, Waiver } from '../policy/waiver.ts';
import { rules } from '../rules/index.ts';
import { judge } from '../verdict/judge.ts';
import type { Judgement } from '../verdict/judgement.ts';
import { parseYaml, plain } from '../yaml/yaml.ts';
import { accountsOf, namesIn } from './accounts.ts';
import { factsOf } from './facts.ts';
import { tipsOf } from './history.ts';
import type { Scenario } from './load.ts';
import type { ScenarioFile } from './schema.ts';

/** The texts of a scenario's policies; a policy that stands in a file of its own was read by the caller. */
export interface PolicyTexts {
  readonly policy: PolicyText;
  readonly baseline: PolicyText | null;
  readonly repositoryPolicy: PolicyText | null;
}

/** A policy and the path that its places name. */
export interface PolicyText {
  readonly file: string;
  readonly text: string;
}

/** What a scenario comes to, and how its policy wants it told. */
export interface JudgedScenario {
  readonly judgement: Judgement;
  readonly language: Language;
  readonly timezone: string;
}

/** Judges a scenario exactly as the App judges a pull request. */
export function judgeScenario({ told }: Scenario, texts: PolicyTexts): JudgedScenario {
  const { head } = tipsOf(told);
  const base = told['pull-request'].base ?? told.repository['default-branch'];
  const organization = loadPolicy(texts.policy.text, { file: texts.policy.file, rules });
  const baseline = texts.baseline === null ? null : loadedBaseline(texts.baseline);
  const broken = [organization, baseline].find((one) => one?.ok === false);
  if (!organization.ok || broken?.ok === false) {
    const refusals = [organization, baseline].flatMap((one) => (one?.ok === false ? one.refusals : []));
    const language = organization.ok ? organization.policy.language : organization.language;
    return { judgement: { kind: 'policy-broken', head, base, refusals }, language, timezone: 'UTC' };
  }
  const facts = factsOf(told, namesIn(parsedPolicies(texts), told.codeowners));
  const policy = resolvePolicy({
    organization: organization.policy,
    ...(baseline?.ok === true ? { baseline: baseline.policy } : {}),
    ...repositoryLayer(texts.repositoryPolicy),
    repository: { id: facts.repository.id, name: facts.repository.name },
    rules,
  });
  const verdict = judge({ rules, facts, policy, ...humanPart(told, facts, policy) });
  const { number } = facts.change;
  return {
    judgement: { kind: 'judged', verdict, number, preview: !facts.repository.baseProtected, others: [] },
    language: policy.language,
    timezone: policy.timezone,
  };
}

function loadedBaseline({ text, file }: PolicyText): Loaded<Policy> {
  return loadBaseline(text, { file, rules, consumer: { organization: '', public: true } });
}

function repositoryLayer(source: PolicyText | null): Pick<Parameters<typeof resolvePolicy>[0], 'repositoryFile'> {
  return source === null ? {} : { repositoryFile: loadRepositoryFile(source.text, { file: source.file, rules }) };
}

function parsedPolicies({ policy, baseline, repositoryPolicy }: PolicyTexts): unknown {
  return [policy, baseline, repositoryPolicy].map((source) => {
    const parsed = source === null ? null : parseYaml(source.text, source.file);
    return parsed?.ok === true ? plain(parsed.root) : null;
  });
}

function humanPart(
  told: ScenarioFile,
  facts: Facts,
  policy: EffectivePolicy,
): { readonly roster: Roster; readonly waivers: readonly Waiver[]; readonly emergency: Emergency | null } {
  const nobody = { users: new Map(), teams: new Map(), members: null };
  const { directory } = facts.pieces;
  const roster = makeRoster(policy.people, directory.known ? directory.value : nobody);
  const waivers = told.waivers.map((waiver) => waiverOf(waiver, told));
  const approvers = new Map(waivers.map(({ id, approvedBy }) => [id, [accountsOf(told)(approvedBy)]]));
  const { matching } = matchWaivers({ waivers, policy: policy.waivers, facts, roster, approvers, uses: new Map() });
  return { roster, waivers: matching, emergency: emergencyOf(told, facts) };
}

function waiverOf(
  {
    'requested-by': requestedBy,
    'approved-by': approvedBy,
    'maximum-uses': maximumUses,
    ...given
  }: ScenarioFile['waivers'][number],
  { now }: ScenarioFile,
): Waiver {
  const { paths, head, deliverable, 'pull-request': pullRequest } = given.scope;
  return {
    ...given,
    scope: { repositoryId: null, paths, pullRequest, head, deliverable },
    requestedBy,
    approvedBy,
    created: given.created ?? now,
    maximumUses,
  };
}

function emergencyOf({ emergency, now }: ScenarioFile, { change }: Facts): Emergency | null {
  if (emergency === undefined) return null;
  const { head = change.head.sha, base = change.base.ref, reason, by, lasts, at = now } = emergency;
  return { head, baseRef: base, reason, by, until: new Date(Date.parse(at) + lasts).toISOString() };
}
