import { checkRun } from '../../engine/surfaces/check-run/surface.ts';
import { conclusionOf, type Judged, type Judgement, together } from '../../engine/verdict/judgement.ts';
import { verdictOfGroup } from '../../engine/verdict/of-group.ts';
import { reading } from '../../platform/port.ts';
import { publishCheck } from '../../publish/check-runs.ts';
import { requiredName } from '../../publish/names.ts';
import { noteGroup } from '../routing/seen-groups.ts';
import { jobFor, organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import { inTurn } from '../worker/in-turn.ts';
import type { Bench, Matter } from './bench.ts';
import { judgeOwn, type QueuedGroup } from './group-evidence.ts';
import { judgeChange, type Opinion } from './judge-change.ts';

/**
 * Judges every member of a merge group and what was measured of the group itself, and answers for the group's head.
 * Nobody can be waited for in there: only the group's own runs are.
 */
export async function judgeGroup(bench: Bench, work: WorkOf<'group'>, attempts: number): Promise<JobOutcome> {
  const { repository, head, baseRef } = work;
  const organization = organizationOfWork(work);
  const { firstSeenAt } = await noteGroup(bench.store.memory, repository.id, { head, baseRef, now: bench.now() });
  const members = await membersOf(bench, work);
  await inTurn(`groups ${String(repository.id)}`, () => noteMembers(bench, work, members));
  const opinions: Opinion[] = [];
  for (const number of members) {
    const opinion = await judgeChange(bench, { repository, organization, number, attempts });
    if (opinion === null) return { is: 'done' };
    opinions.push(opinion);
  }
  const [first] = opinions;
  if (first === undefined) return { is: 'done' };
  const group = { ...work, attempts, members, firstSeenAt };
  const { judgement, isAwaited = false, againAt } = await judgementOf(bench, group, opinions);
  const page = checkRun.render(judgement, first.reader);
  const name = requiredName(baseRef, first.state.repository.defaultBranch);
  const placement = { repository, number: members.at(-1) ?? 0, head, name, retried: attempts > 1 };
  const conclusion = page.conclusion ?? 'failure';
  await publishCheck(bench, placement, isAwaited ? page : { ...page, status: 'completed', conclusion });
  return againAt === undefined ? { is: 'done' } : { is: 'done', againAt };
}

interface Shown {
  readonly judgement: Judgement;
  /** The group's own runs are waited for. */
  readonly isAwaited?: boolean;
  /** When that ends, or something is asked for again. */
  readonly againAt?: number;
}

/** A member that is not in order holds the group, whatever was measured of it. */
async function judgementOf(bench: Bench, group: QueuedGroup, opinions: readonly Opinion[]): Promise<Shown> {
  const worst = worstOf(opinions.map(({ judgement }) => judgement));
  if (worst.kind !== 'judged') return { judgement: worst };
  const { members } = group;
  const isHeld = conclusionOf(worst) !== 'success';
  if (isHeld) return { judgement: { ...worst, group: { members, evidence: null, heldBy: 'member' } } };
  const { evidence, verdict: own } = await judgeOwn(bench, group, opinions);
  if (own === null) {
    const verdict = { ...worst.verdict, head: group.head };
    return { judgement: { ...worst, verdict, group: { members, evidence, heldBy: null } } };
  }
  const verdict = verdictOfGroup(worst.verdict, own);
  const heldBy = verdict.conclusion === 'success' ? null : 'group';
  const judgement: Judged = { ...worst, verdict, group: { members, evidence, heldBy } };
  const isAwaited = verdict.conclusion === null;
  if (heldBy === null || verdict.changesAt === null) return { judgement, isAwaited };
  return { judgement, isAwaited, againAt: Date.parse(verdict.changesAt) };
}

/** None once a group that was judged is over. */
async function membersOf({ platform, store }: Bench, work: WorkOf<'group'>): Promise<readonly number[]> {
  const { repository, head, baseRef } = work;
  const read = await reading(() => platform.changes.groupMembers(repository, head, baseRef));
  if (read.known) return read.value;
  const isOver = read.problem.kind === 'not-found' && (await store.postings.checksOf(repository.id, head)).length > 0;
  if (!isOver) throw read.problem;
  return [];
}

type Group = Pick<WorkOf<'group'>, 'head' | 'baseRef'>;

const DAY = 86_400_000;
/** Groups that a pull request is remembered to be in; older ones are over. */
const MOST_GROUPS = 20;

async function noteMembers(
  { store, now }: Bench,
  { repository, head, baseRef }: WorkOf<'group'>,
  members: readonly number[],
): Promise<void> {
  for (const number of members) {
    const others = (await groupsOf(store, repository.id, number)).filter((group) => group.head !== head);
    const groups = [...others, { head, baseRef }].slice(-MOST_GROUPS);
    await store.memory.set(groupsKey(repository.id, number), JSON.stringify(groups), now() + DAY);
  }
}

/** What is no longer in order holds the groups back that it is in: they may wait for other checks for a long time. */
export async function judgeGroupsAgain(bench: Bench, { repository, organization, number }: Matter): Promise<void> {
  const groups = await groupsOf(bench.store, repository.id, number);
  await bench.queue.enqueue(
    groups.map((group) => jobFor({ kind: 'group', repository, ownerId: organization.id, ...group })),
  );
}

async function groupsOf({ memory }: Bench['store'], repositoryId: number, number: number): Promise<readonly Group[]> {
  const known = await memory.get(groupsKey(repositoryId, number));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
  return known === undefined ? [] : (JSON.parse(known) as readonly Group[]);
}

function groupsKey(repositoryId: number, number: number): string {
  return `${String(repositoryId)}:groups:${String(number)}`;
}

function worstOf(judgements: readonly Judgement[]): Judgement {
  const obstacle = judgements.find((one) => one.kind !== 'judged');
  const [first, ...rest] = judgements.flatMap((one): Judged[] => (one.kind === 'judged' ? [one] : []));
  if (obstacle !== undefined) return obstacle;
  if (first === undefined) throw new Error('A merge group has members.');
  // They do not share a commit, which is what the page would say of others: it names the group instead.
  return { ...together([first, ...rest]), others: [] };
}
