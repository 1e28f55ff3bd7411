import { say } from '../../engine/locales/say.ts';
import { comment } from '../../engine/surfaces/comment/surface.ts';
import { CONTROL_NAME } from '../../gather/policy/control-repository.ts';
import { reading, type RepositoryKey } from '../../platform/port.ts';
import { carryOutCommands } from '../commands/carry-out.ts';
import type { Desk, FollowUp, Situation } from '../commands/desk.ts';
import { jobFor, organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench, Matter } from './bench.ts';
import { bind } from './confirm.ts';
import { judgeChange, type Opinion } from './judge-change.ts';
import { openOwnIssue } from './own-issues.ts';
import { evaluateTexts } from './texts.ts';

/** Carries out the commands of a comment. */
export async function takeCommand(bench: Bench, work: WorkOf<'command'>, attempts: number): Promise<JobOutcome> {
  const { repository, number, by, comment: spoken } = work;
  const organization = organizationOfWork(work);
  const matter = { repository, organization, number, attempts };
  await carryOutCommands({ repository, number, by, ...spoken }, deskFor(bench, matter));
  return { is: 'done' };
}

function deskFor(bench: Bench, matter: Matter): Desk {
  const { organization } = matter;
  let opinion: Promise<Opinion | null> | undefined;
  const judged = (): Promise<Opinion | null> => (opinion ??= judgeIfPull(bench, matter));
  return {
    store: bench.store,
    conversation: bench.platform.conversation,
    now: bench.now,
    situation: async () => situationOf(bench, await judged()),
    recheck: async (repository, number) => {
      await bench.queue.enqueue([jobFor({ kind: 'evaluate', repository, ownerId: organization.id, number })]);
    },
    explanation: async () => explanationOf(await judged()),
    followUp: (emergency) => openFollowUp(bench, matter, emergency),
    confirm: (spoken) => confirm(bench, matter, { control: spoken.repository, by: spoken.by }),
  };
}

/** An issue is no pull request: there is nothing to judge in it. */
async function judgeIfPull(bench: Bench, matter: Matter): Promise<Opinion | null> {
  const read = await reading(() => judgeChange(bench, matter));
  if (read.known) return read.value;
  if (read.problem.kind === 'not-found') return null;
  throw read.problem;
}

function situationOf({ rules }: Bench, opinion: Opinion | null): Situation | null {
  if (opinion === null || opinion.inForce === null) return null;
  const change = { ...opinion.state.change, mergeBase: null };
  const { policy, roster } = opinion.inForce;
  return { policy, roster, change, rules: rules.map(({ id }) => id) };
}

function explanationOf(opinion: Opinion | null): string {
  if (opinion === null)
    return say(evaluateTexts, 'no-verdict', {}, { language: 'en', timezone: 'UTC', medium: 'markdown' });
  return comment.render(opinion.judgement, opinion.reader);
}

/** Only a repository that carries the name of control repositories can become one. */
async function confirm(
  bench: Bench,
  { organization }: Matter,
  { control, by }: { readonly control: RepositoryKey; readonly by: { readonly id: number; readonly login: string } },
): Promise<boolean> {
  if (control.name !== CONTROL_NAME || control.owner !== organization.login) return false;
  return bind(bench, { organization, control, by });
}

/** In the control repository, where no supplier can close it. */
async function openFollowUp(bench: Bench, { organization }: Matter, emergency: FollowUp): Promise<void> {
  const { platform, store } = bench;
  const purpose = `emergency-${emergency.head}-${emergency.baseRef}`;
  const place = { repositoryId: emergency.repository.id, number: emergency.number, purpose };
  if ((await store.postings.findComment(place.repositoryId, place.number, purpose)) !== undefined) return;
  const control = await platform.app.repositoryNamed(organization.installation, organization.login, CONTROL_NAME);
  if (control === null) return;
  const { policy, repository, number, head, by, reason, until } = emergency;
  const values = {
    repository: `${repository.owner}/${repository.name}`,
    number: String(number),
    head: { commit: head },
    by: [...by],
    reason,
    until: { date: until },
  };
  const tell = (key: string, medium: 'markdown' | 'plain'): string =>
    say(evaluateTexts, key, values, { language: policy.language, timezone: policy.timezone, medium });
  const assignees = policy.report.weekly.assignees;
  const issue = { title: tell('emergency.title', 'plain'), body: tell('emergency.body', 'markdown'), assignees };
  const commentId = await openOwnIssue(bench, control.key, issue);
  await store.postings.saveComment({ ...place, commentId, digest: '' });
}
