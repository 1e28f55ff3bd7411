import type { Facts, PieceName } from '../../engine/facts/facts.ts';
import type { EffectivePolicy, FamilyPolicy } from '../../engine/policy/effective.ts';
import type { Emergency, Waiver } from '../../engine/policy/waiver.ts';
import type { Rule } from '../../engine/rules/rule.ts';
import { judge } from '../../engine/verdict/judge.ts';
import type { MergeGroup } from '../../engine/verdict/judgement.ts';
import type { Verdict } from '../../engine/verdict/verdict.ts';
import { markRelied } from '../../gather/evidence/collect/mark-relied.ts';
import { isPassing } from '../../gather/gather.ts';
import { gatherGroup, type GroupMember } from '../../gather/merge-group.ts';
import { askedRules, wantedPieces } from '../../gather/policy/wanted.ts';
import { Unreadable } from '../../platform/port.ts';
import { organizationOfWork, type WorkOf } from '../routing/work.ts';
import { type Bench, PATIENCE } from './bench.ts';
import type { InForce, Opinion } from './judge-change.ts';
import { withoutSecrets } from './without-secrets.ts';

/** A merge group with the pull requests in it. */
export interface QueuedGroup extends WorkOf<'group'> {
  readonly members: readonly number[];
  /** Epoch milliseconds: waiting for what measures it begins here. */
  readonly firstSeenAt: number;
  /** How often the job was started. */
  readonly attempts: number;
}

interface Member extends GroupMember {
  readonly inForce: InForce;
  readonly emergency: Emergency | null;
}

/** What is to be said of the group itself, beside its members. */
export interface OwnJudgement {
  /** See `MergeGroup`. */
  readonly evidence: MergeGroup['evidence'];
  /** Of the families that ask something of the group; `null`: none does. */
  readonly verdict: Verdict | null;
}

/**
 * Judges the group itself: what was measured of it, and what the policy asks of its own runs. Waivers and emergencies of
 * its pull requests hold for it: nobody can tell whose lines lower a number. Each member was judged by itself before.
 */
export async function judgeOwn(bench: Bench, group: QueuedGroup, opinions: readonly Opinion[]): Promise<OwnJudgement> {
  const members = membersIn(opinions);
  const [law, last] = [lawOf(members), members.at(-1)];
  if (law === null || last === undefined) return NOTHING_ASKED;
  const { measured, others } = askedOfGroups(law.policy, bench.rules);
  if (measured.length + others.length === 0) return NOTHING_ASKED;
  const policy = { ...law.policy, families: [...measured, ...others] };
  const wanted = wantedPieces(bench.rules, policy);
  const inquiry = { ...group, organization: organizationOfWork(group), policy, wanted, members };
  const { facts, isMeasured } = await gatherGroup(bench, inquiry, last);
  if (isPassing(facts) && group.attempts < PATIENCE) throw new Unreadable('pending', 'facts');
  const evidence = measured.length === 0 ? null : isMeasured ? 'own' : 'members';
  const families = isMeasured ? policy.families : others;
  if (families.length === 0) return { evidence, verdict: null };
  const asked = { facts, members, law, policy: { ...policy, families } };
  return { evidence, verdict: await verdictOf(bench, group, asked) };
}

const NOTHING_ASKED: OwnJudgement = { evidence: null, verdict: null };

/** What judges the repository's pull requests: one that repairs the repository's own file is judged without that file. */
function lawOf(members: readonly Member[]): InForce | null {
  return (members.find(({ inForce }) => inForce.isShared) ?? members[0])?.inForce ?? null;
}

function membersIn(opinions: readonly Opinion[]): readonly Member[] {
  return opinions.flatMap(({ state, inForce, judgement }) => {
    if (inForce === null) return [];
    const emergency = judgement.kind === 'judged' ? judgement.verdict.emergency : null;
    return [{ state, facts: inForce.facts, inForce, emergency }];
  });
}

async function verdictOf(
  bench: Bench,
  group: QueuedGroup,
  given: {
    readonly facts: Facts;
    readonly members: readonly Member[];
    readonly law: InForce;
    readonly policy: EffectivePolicy;
  },
): Promise<Verdict> {
  const { facts, members, law, policy } = given;
  const { roster, charter } = law;
  const exempt = { waivers: waiversOf(members), emergency: emergencyOf(group, members) };
  const verdict = judge({ rules: bench.rules, facts, policy, roster, ...exempt });
  await markRelied(bench, group.repository, { facts, policy, isGreen: verdict.conclusion === 'success' });
  const judged = { kind: 'judged', verdict, number: 0, preview: false, others: [] } as const;
  const under = { organizationId: organizationOfWork(group).id, law: { policy: law.policy, charter } };
  return (await withoutSecrets(bench, judged, under)).verdict;
}

const DELIVERED = new Set<PieceName>(['evidence', 'coverage', 'tests', 'analysis']);

interface AskedOfGroups {
  /** Families that judge what CI delivers. */
  readonly measured: readonly FamilyPolicy[];
  readonly others: readonly FamilyPolicy[];
}

function askedOfGroups({ families }: EffectivePolicy, rules: readonly Rule[]): AskedOfGroups {
  const isMeasured = (family: FamilyPolicy): boolean =>
    askedRules(rules, { families: [family] }).some(([{ needs }]) => needs.some((piece) => DELIVERED.has(piece)));
  const isOther = (family: FamilyPolicy): boolean =>
    askedRules(rules, { families: [family] }).some(([rule, settings]) => rule.asksGroups?.(settings) === true);
  const measured = families.filter(isMeasured);
  return { measured, others: families.filter((family) => !measured.includes(family) && isOther(family)) };
}

function waiversOf(members: readonly Member[]): readonly Waiver[] {
  return [...new Map(members.flatMap(({ inForce }) => inForce.waivers.map((one) => [one.id, one] as const))).values()];
}

function emergencyOf({ head, baseRef }: QueuedGroup, members: readonly Member[]): Emergency | null {
  const [first] = members.flatMap(({ emergency }) => emergency ?? []);
  return first === undefined ? null : { ...first, head, baseRef };
}
