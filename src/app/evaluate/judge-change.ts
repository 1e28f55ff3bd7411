import type { Facts } from '../../engine/facts/facts.ts';
import { makeRoster } from '../../engine/people/make-roster.ts';
import type { Roster } from '../../engine/people/roster.ts';
import type { EffectivePolicy, Refusal } from '../../engine/policy/effective.ts';
import { loadRepositoryFile } from '../../engine/policy/load.ts';
import { resolvePolicy } from '../../engine/policy/resolve.ts';
import type { Waiver } from '../../engine/policy/waiver.ts';
import type { Reader } from '../../engine/surfaces/surface.ts';
import { judge } from '../../engine/verdict/judge.ts';
import type { Judged, Judgement } from '../../engine/verdict/judgement.ts';
import { noteContracts } from '../../gather/contract-terms.ts';
import { gatherFacts, type Inquiry, isPassing } from '../../gather/gather.ts';
import { guardOf } from '../../gather/guard.ts';
import { comparisonOf } from '../../gather/objects.ts';
import { CONTROL_NAME } from '../../gather/policy/control-repository.ts';
import { matchedOverrides } from '../../gather/policy/matched-overrides.ts';
import { type Charter, lastGood, readStanding, refusalsAt, type Standing } from '../../gather/policy/policy.ts';
import { repositoryFile } from '../../gather/policy/repository-file.ts';
import { wantedPieces } from '../../gather/policy/wanted.ts';
import { controlProblems } from '../../gather/secrets/control-problems.ts';
import { type ChangeState, type DefaultBranchFile, Unreadable } from '../../platform/port.ts';
import { type Target, targetOf } from '../../publish/names.ts';
import { emergencyOf, standingExemptions } from '../commands/exemptions.ts';
import { type Bench, type Matter, PATIENCE } from './bench.ts';
import { waiversFor } from './waivers.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What a pull request was judged by. */
export interface InForce {
  readonly policy: EffectivePolicy;
  /** Whether the repository's other pull requests are judged by the same policy. */
  readonly isShared: boolean;
  readonly roster: Roster;
  readonly facts: Facts;
  readonly charter: Charter;
  readonly waivers: readonly Waiver[];
}

/** A pull request that was read, with what is to be said about it. */
export interface Opinion {
  readonly state: ChangeState;
  readonly target: Target;
  readonly judgement: Judgement;
  readonly reader: Reader;
  /** `null` when no policy is in force. */
  readonly inForce: InForce | null;
  /** Something could not be read that will be readable later. */
  readonly isPassing: boolean;
}

/** Judges a pull request as it stands now; `null` where no policy was ever seen. */
export async function judgeChange(bench: Bench, matter: Matter): Promise<Opinion | null> {
  const standing = await readStanding(bench, matter.organization, bench.rules);
  if (standing.kind === 'silent') return null;
  if (standing.kind === 'in-force') await noteContracts(bench, matter.organization, standing.charter);
  const state = await bench.platform.changes.readChange(matter.repository, matter.number);
  const { ref } = state.change.base;
  const guard = await guardOf(bench, matter, ref);
  const target = targetOf(guard, ref, state.repository.defaultBranch);
  const law = await lawFor(bench, matter, { standing, state });
  if ('obstacle' in law) {
    const { language } = law;
    return {
      state,
      target,
      judgement: await withoutSecrets(bench, law.obstacle, { organizationId: matter.organization.id, law: null }),
      reader: { language, timezone: 'UTC' },
      inForce: null,
      isPassing: false,
    };
  }
  const subject = await subjectOf(bench, matter, state);
  const file = await repositoryFile(bench, subject);
  const policy = await effectivePolicy(bench, subject, { law, file: file === 'set-aside' ? null : file });
  const { control: repository, commit } = law.charter;
  const wanted = wantedPieces(bench.rules, policy);
  const facts = await gatherFacts(bench, { subject, policy, control: { repository, commit }, wanted });
  const waits = isPassing(facts);
  if (waits && matter.attempts < PATIENCE) throw new Unreadable('pending', 'facts');
  const { directory } = facts.pieces;
  const empty = { users: new Map(), teams: new Map(), members: null };
  const roster = makeRoster(policy.people, directory.known ? directory.value : empty);
  const { charter } = law;
  const { judgement, waivers } = await verdictOf(bench, matter, { facts, policy, roster, target, charter });
  const inForce = { policy, isShared: file !== 'set-aside', roster, facts, charter, waivers };
  return { state, target, judgement, reader: policy, inForce, isPassing: waits };
}

/** The policy that judges a pull request. */
interface Law {
  readonly charter: Charter;
  /** What is wrong with the policy that the pull request itself proposes, in the control repository. */
  readonly refusals: readonly Refusal[];
}

type Obstacle = Extract<Judgement, { readonly kind: 'policy-broken' | 'control-repository' }>;
interface Lawless {
  readonly obstacle: Obstacle;
  readonly language: Reader['language'];
}

interface Found {
  readonly standing: Exclude<Standing, { readonly kind: 'silent' }>;
  readonly state: ChangeState;
}

async function lawFor(bench: Bench, matter: Matter, { standing, state }: Found): Promise<Law | Lawless> {
  const { organization, repository } = matter;
  const place = { head: state.change.head.sha, base: state.change.base.ref };
  if (standing.kind === 'no-control') {
    const control = `${organization.login}/${CONTROL_NAME}`;
    const obstacle = { ...place, kind: 'control-repository', repository: control } as const;
    return { obstacle: { ...obstacle, state: standing.state, status: standing.status }, language: standing.language };
  }
  const isControl = standing.control.id === repository.id;
  const source = { control: standing.control, rules: bench.rules };
  const inForce = standing.kind === 'in-force' ? standing.charter : null;
  const charter = inForce ?? (isControl ? await lastGood(bench, organization, source) : null);
  if (charter === null && standing.kind === 'broken') {
    const { refusals, language } = standing;
    return { obstacle: { ...place, kind: 'policy-broken', refusals }, language };
  }
  if (charter === null) throw new Error('A policy is either in force or broken.');
  if (!isControl) return { charter, refusals: [] };
  const proposed = { repository: standing.control, commit: place.head, rules: bench.rules };
  const broken = await refusalsAt(bench, organization, { ...source, commit: place.head });
  return { charter, refusals: [...broken, ...(await controlProblems(bench, organization, proposed))] };
}

async function subjectOf(
  bench: Bench,
  { organization, repository }: Matter,
  state: ChangeState,
): Promise<Inquiry['subject']> {
  const { base, head } = state.change;
  const { mergeBase } = await comparisonOf(bench, repository, { base: base.sha, head: head.sha });
  return { repository, organization, state, mergeBase };
}

async function effectivePolicy(
  bench: Bench,
  { organization, repository, state }: Inquiry['subject'],
  { law, file }: { readonly law: Law; readonly file: DefaultBranchFile | null },
): Promise<EffectivePolicy> {
  const { policy: organizationPolicy, baseline } = law.charter;
  const { rules } = bench;
  const named = { id: repository.id, name: state.repository.name };
  const matched = await matchedOverrides(bench, organization, {
    overrides: organizationPolicy.overrides,
    repository: named,
  });
  const effective = resolvePolicy({
    ...(baseline === null ? {} : { baseline }),
    organization: organizationPolicy,
    ...(file === null ? {} : { repositoryFile: loadRepositoryFile(file.text, { file: file.path, rules }) }),
    repository: named,
    matched,
    rules,
  });
  return law.refusals.length === 0 ? effective : { ...effective, refusals: [...effective.refusals, ...law.refusals] };
}

async function verdictOf(
  bench: Bench,
  matter: Matter,
  given: {
    readonly facts: Facts;
    readonly policy: EffectivePolicy;
    readonly roster: Roster;
    readonly target: Target;
    readonly charter: Charter;
  },
): Promise<{ readonly judgement: Judged; readonly waivers: readonly Waiver[] }> {
  const { facts, policy, roster, target, charter } = given;
  const { repository, number } = matter;
  const { head, base } = facts.change;
  const exemptions = await standingExemptions(bench.store, { repositoryId: repository.id, number });
  const peopleNeeded = policy.emergency?.people ?? Number.POSITIVE_INFINITY;
  const emergency = emergencyOf(exemptions, { head: head.sha, baseRef: base.ref, peopleNeeded });
  const { matching: waivers, idle: idleWaivers } = await waiversFor(bench, matter, {
    facts,
    policy,
    roster,
    charter,
    exemptions,
  });
  const verdict = judge({ rules: bench.rules, facts, policy, roster, waivers, emergency });
  const preview = !target.gates;
  const judged: Judged = { kind: 'judged', verdict, number, preview, lacks: target.lacks, others: [], idleWaivers };
  const under = { organizationId: matter.organization.id, law: { policy, charter } };
  return { judgement: await withoutSecrets(bench, judged, under), waivers };
}
