import { checkRun } from '../../engine/surfaces/check-run/surface.ts';
import { conclusionOf, type Judged, type Judgement, together } from '../../engine/verdict/judgement.ts';
import { publishCheck } from '../../publish/check-runs.ts';
import { requiredName } from '../../publish/names.ts';
import { organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench } from './bench.ts';
import { judgeChange, type Opinion } from './judge-change.ts';

/** Judges every member of a merge group and answers for the group's head; nobody can be waited for in there. */
export async function judgeGroup(bench: Bench, work: WorkOf<'group'>, attempts: number): Promise<JobOutcome> {
  const { repository, head, baseRef } = work;
  const organization = organizationOfWork(work);
  const members = await bench.platform.changes.groupMembers(repository, head, baseRef);
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

function worstOf(judgements: readonly Judgement[]): Judgement {
  const obstacle = judgements.find((one) => one.kind !== 'judged');
  const [first, ...rest] = judgements.flatMap((one): Judged[] => (one.kind === 'judged' ? [one] : []));
  if (obstacle !== undefined) return obstacle;
  if (first === undefined) throw new Error('A merge group has members.');
  const worst = together([first, ...rest]);
  // The page names the members that were judged with it only when it holds them back.
  return conclusionOf(worst) === 'success' ? { ...worst, others: [] } : worst;
}
