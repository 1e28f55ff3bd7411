import { checkRun } from '../../engine/surfaces/check-run/surface.ts';
import { conclusionOf, type Judged, type Judgement, together } from '../../engine/verdict/judgement.ts';
import { reading } from '../../platform/port.ts';
import { publishCheck } from '../../publish/check-runs.ts';
import { requiredName } from '../../publish/names.ts';
import { jobFor, organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import { inTurn } from '../worker/in-turn.ts';
import type { Bench, Matter } from './bench.ts';
import { judgeChange, type Opinion } from './judge-change.ts';

/** Judges every member of a merge group and answers for the group's head; nobody can be waited for in there. */
export async function judgeGroup(bench: Bench, work: WorkOf<'group'>, attempts: number): Promise<JobOutcome> {
  const { repository, head, baseRef } = work;
  const organization = organizationOfWork(work);
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
  const page = checkRun.render(worstOf(opinions.map(({ judgement }) => judgement)), first.reader);
  const conclusion = page.conclusion ?? 'failure';
  const name = requiredName(baseRef, first.state.repository.defaultBranch);
  const placement = { repository, number: members.at(-1) ?? 0, head, name, retried: attempts > 1 };
  await publishCheck(bench, placement, { ...page, status: 'completed', conclusion });
  return { is: 'done' };
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
  const worst = together([first, ...rest]);
  // The page names the members that were judged with it only when it holds them back.
  return conclusionOf(worst) === 'success' ? { ...worst, others: [] } : worst;
}
