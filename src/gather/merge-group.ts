import type { Evidence } from '../engine/facts/evidence.ts';
import type { Facts, Piece, PieceName, Pieces } from '../engine/facts/facts.ts';
import type { ChangedFile } from '../engine/facts/file.ts';
import type { EffectivePolicy } from '../engine/policy/effective.ts';
import type { ChangeState, OrganizationKey, RepositoryKey } from '../platform/port.ts';
import { awaitedWorkflows } from './evidence/measure.ts';
import { evidencePieces } from './evidence/pieces.ts';
import { type Listening, queueWorkflows } from './evidence/queue/queue-workflows.ts';
import { comparisonOf } from './objects.ts';
import { gathered } from './pieces.ts';
import type { Subject, Tools } from './tools.ts';

/** A merge group whose members were read. */
export interface GroupInquiry {
  readonly repository: RepositoryKey;
  readonly organization: OrganizationKey;
  readonly head: string;
  readonly baseRef: string;
  /** Epoch milliseconds. */
  readonly firstSeenAt: number;
  readonly policy: EffectivePolicy;
  readonly wanted: ReadonlySet<PieceName>;
  /** In the order of the queue. */
  readonly members: readonly GroupMember[];
}

/** A pull request of the group as it was judged. */
export interface GroupMember {
  readonly state: ChangeState;
  readonly facts: Facts;
}

/** What is known of a merge group. */
export interface GroupFacts {
  /** Those of its last pull request, with what is the group's own in their place. */
  readonly facts: Facts;
  /** `false`: no workflow that measures runs for merge groups here, so there is nothing to wait for. */
  readonly isMeasured: boolean;
}

/** Reads what the group's own runs measured and said, in the place of what was measured of its members. */
export async function gatherGroup(tools: Tools, inquiry: GroupInquiry, last: GroupMember): Promise<GroupFacts> {
  const { members, policy, wanted, repository, head } = inquiry;
  const subject = await subjectOf(tools, inquiry, last.state);
  const files = filesOf(members);
  const own = evidencePieces(tools, subject, { policy, files: () => Promise.resolve(files) });
  const evidence = wanted.has('evidence') ? await own.evidence() : null;
  const listening = evidence === null ? null : await listeningOf(tools, inquiry, subject);
  const isMeasured = evidence !== null && listening !== null && hasEvidence(evidence, listening);
  const ask = async <K extends PieceName>(name: K, read: () => Promise<Piece<Pieces[K]>>): Promise<Piece<Pieces[K]>> =>
    wanted.has(name) && (isMeasured || name === 'checks') ? read() : last.facts.pieces[name];
  const change = { ...subject.state.change, mergeBase: subject.mergeBase, mergeGroup: true } as const;
  const pieces = {
    ...last.facts.pieces,
    files,
    ...(evidence === null || listening === null ? {} : { evidence: withRemoved(evidence, listening) }),
    checks: await ask('checks', () => gathered('checks', () => tools.platform.checks.workflowJobs(repository, head))),
    coverage: await ask('coverage', own.coverage),
    tests: await ask('tests', own.tests),
    analysis: await ask('analysis', own.analysis),
  };
  return { isMeasured, facts: { ...last.facts, change, judgedAt: new Date(tools.now()).toISOString(), pieces } };
}

/** The group in the place of a pull request: what the queue adds to the target branch. */
async function subjectOf(tools: Tools, inquiry: GroupInquiry, last: ChangeState): Promise<Subject> {
  const { repository, organization, head, baseRef, firstSeenAt } = inquiry;
  const base = await tools.platform.git.branchTip(repository, baseRef);
  const { mergeBase } = await comparisonOf(tools, repository, { base, head });
  const change: ChangeState['change'] = {
    ...last.change,
    base: { ref: baseRef, sha: base },
    head: { ref: '', sha: head, repositoryId: repository.id, fork: false },
    createdAt: new Date(firstSeenAt).toISOString(),
  };
  // A group is no pull request's: nobody retargeted it, nobody else proposes it, and it is its own test merge.
  const alone = { retargets: { known: true, value: [] }, sameHead: [] } as const;
  const testMerge = { state: 'clean', sha: head, parents: [] } as const;
  return {
    repository,
    organization,
    state: { ...last, change, testMerge, ...alone },
    mergeBase,
    group: { firstSeenAt },
  };
}

/** Whatever a group changes, one of its members does. */
function filesOf(members: readonly GroupMember[]): Facts['pieces']['files'] {
  const all = members.map(({ facts }) => facts.pieces.files);
  const unknown = all.find(({ known }) => !known);
  if (unknown !== undefined) return unknown;
  const changed = all.flatMap((piece) => (piece.known ? [piece.value] : []));
  const entries = new Map<string, ChangedFile>(
    changed.flatMap((one) => one.entries.map((entry) => [entry.path, entry] as const)),
  );
  return {
    known: true,
    value: { entries: [...entries.values()], disputed: [...new Set(changed.flatMap(({ disputed }) => disputed))] },
  };
}

/** Workflows that delivered for a member or for the default branch, or whose jobs the policy waits for. */
async function listeningOf(
  tools: Tools,
  { repository, baseRef, head, policy, members }: GroupInquiry,
  { mergeBase }: Subject,
): Promise<Listening> {
  const delivered = members.flatMap(({ facts: { pieces } }) =>
    pieces.evidence.known ? pieces.evidence.value.deliveries.flatMap(({ run }) => run?.workflow ?? []) : [],
  );
  const usual = (await tools.store.evidence.namesOf(repository.id)).map(({ workflow }) => workflow);
  const known = new Set([...delivered, ...usual, ...awaitedWorkflows(policy)]);
  const commits = { baseRef, base: mergeBase ?? head, head };
  return queueWorkflows(tools, repository, { ...commits, known, listed: policy.evidence.workflows });
}

function hasEvidence(evidence: Piece<Evidence>, { before, now }: Listening): boolean {
  if (before.length + now.length > 0 || !evidence.known) return true;
  const { deliveries, problems } = evidence.value;
  return deliveries.length > 0 || problems.some(({ name }) => name !== null);
}

/** Who takes the trigger away would be rid of the stricter measure: what measured groups until now is missing then. */
function withRemoved(evidence: Piece<Evidence>, { before, now }: Listening): Piece<Evidence> {
  if (now.length > 0 || !evidence.known) return evidence;
  const removed = before.map((workflow) => {
    const reason = { key: 'queue-trigger-removed', values: { workflow } } as const;
    return { name: null, workflow, reason };
  });
  return { known: true, value: { ...evidence.value, problems: [...evidence.value.problems, ...removed] } };
}
