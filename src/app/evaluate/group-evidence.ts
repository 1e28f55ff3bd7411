import type { PieceName } from '../../engine/facts/facts.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import type { Emergency, Waiver } from '../../engine/policy/waiver.ts';
import type { Rule } from '../../engine/rules/rule.ts';
import { judge } from '../../engine/verdict/judge.ts';
import type { Verdict } from '../../engine/verdict/verdict.ts';
import { isPassing } from '../../gather/gather.ts';
import { gatherGroup, type GroupMember } from '../../gather/merge-group.ts';
import { wantedPieces } from '../../gather/wanted.ts';
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

type Measured = GroupMember & { readonly inForce: InForce };

/**
 * The verdict of the families that judge what was measured, about the group itself; `members`: nothing measures groups
 * here; `null`: the policy asks for nothing measured. Waivers and emergencies of its pull requests hold for it: whoever
 * is let through himself is not held by what he brings. Each member was judged by itself before.
 */
export async function ownVerdict(
  bench: Bench,
  group: QueuedGroup,
  opinions: readonly Opinion[],
): Promise<Verdict | 'members' | null> {
  const members = opinions.flatMap(({ state, inForce }): Measured[] =>
    inForce === null ? [] : [{ state, facts: inForce.facts, inForce }],
  );
  const law = members.find(({ inForce }) => inForce.isShared) ?? members[0];
  if (law === undefined) return null;
  const { charter, roster } = law.inForce;
  const policy = measuredOnly(law.inForce.policy, bench.rules);
  if (policy.families.length === 0) return null;
  const organization = organizationOfWork(group);
  const wanted = wantedPieces(bench.rules, policy);
  const facts = await gatherGroup(bench, { ...group, organization, policy, wanted, members });
  if (facts === null) return 'members';
  if (isPassing(facts) && group.attempts < PATIENCE) throw new Unreadable('pending', 'facts');
  const waivers = waiversOf(members);
  const emergency = emergencyOf(group, opinions);
  const verdict = judge({ rules: bench.rules, facts, policy, roster, waivers, emergency });
  const judged = { kind: 'judged', verdict, number: 0, preview: false, others: [] } as const;
  const shown = await withoutSecrets(bench, judged, {
    organizationId: organization.id,
    law: { policy: law.inForce.policy, charter },
  });
  return shown.verdict;
}

const MEASURED = new Set<PieceName>(['evidence', 'coverage', 'tests', 'analysis']);

/** The families that judge what CI delivers. */
function measuredOnly(policy: EffectivePolicy, rules: readonly Rule[]): EffectivePolicy {
  const reads = (family: string): boolean =>
    [...wantedPieces(rules, { ...policy, families: policy.families.filter((one) => one.family === family) })].some(
      (piece) => MEASURED.has(piece),
    );
  return { ...policy, families: policy.families.filter(({ family }) => reads(family)) };
}

function waiversOf(members: readonly Measured[]): readonly Waiver[] {
  return [...new Map(members.flatMap(({ inForce }) => inForce.waivers.map((one) => [one.id, one] as const))).values()];
}

function emergencyOf({ head, baseRef }: QueuedGroup, opinions: readonly Opinion[]): Emergency | null {
  const declared = opinions.flatMap(({ judgement }) =>
    judgement.kind === 'judged' && judgement.verdict.emergency !== null ? [judgement.verdict.emergency] : [],
  );
  const first = declared[0];
  return first === undefined ? null : { ...first, head, baseRef };
}
