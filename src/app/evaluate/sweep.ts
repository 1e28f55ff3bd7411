import type { Language } from '../../engine/locales/texts.ts';
import type { Refusal } from '../../engine/policy/effective.ts';
import { checkRun } from '../../engine/surfaces/check-run/surface.ts';
import { refusalLine } from '../../engine/surfaces/points.ts';
import { noteContracts } from '../../gather/contract-terms.ts';
import { controlKey } from '../../gather/policy/control-repository.ts';
import { readStanding } from '../../gather/policy/policy.ts';
import { type CheckPage, reading, type RepositoryKey } from '../../platform/port.ts';
import { publishCheck } from '../../publish/check-runs.ts';
import { REQUIRED } from '../../publish/names.ts';
import type { JobRequest } from '../../queue/port.ts';
import type { OpenPull } from '../../store/port.ts';
import { IN_BULK, jobFor, organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench } from './bench.ts';

/** Reads which pull requests of a repository are open and judges them again, newest first, behind everything else. */
export async function sweepRepository(bench: Bench, work: WorkOf<'repository'>): Promise<JobOutcome> {
  const { repository } = work;
  const read = await reading(() => bench.platform.changes.listOpen(repository));
  if (!read.known && read.problem.kind !== 'not-found') throw read.problem;
  // A repository that is gone has no pull requests left.
  const pulls = (read.known ? read.value : []).map(({ number, head, baseRef, updatedAt }): OpenPull => ({
    installationId: repository.installation,
    repositoryId: repository.id,
    number,
    head,
    baseRef,
    updatedAt,
  }));
  const missed = read.known ? await unheard(bench, work, pulls) : [];
  await bench.store.openPulls.replace(repository.installation, repository.id, pulls);
  await judgeAgain(bench, { repository, ownerId: organizationOfWork(work).id }, pulls);
  await bench.queue.enqueue(missed);
  return { is: 'done' };
}

/** What no event told: pull requests that moved on, and those that are no longer open, merged or not. */
async function unheard(
  { store }: Bench,
  { repository, ownerId }: WorkOf<'repository'>,
  now: readonly OpenPull[],
): Promise<readonly JobRequest[]> {
  const byNumber = new Map(now.map((pull) => [pull.number, pull]));
  return (await store.openPulls.ofRepository(repository.id)).flatMap(({ number, head, baseRef }) => {
    const found = byNumber.get(number);
    if (found?.head === head && found.baseRef === baseRef) return [];
    const kind = found === undefined ? 'evaluate' : 'retire';
    return jobFor({ kind, repository, ownerId, number }, { priority: IN_BULK });
  });
}

async function judgeAgain(
  { queue }: Bench,
  place: { readonly repository: RepositoryKey; readonly ownerId: number },
  pulls: readonly OpenPull[],
): Promise<void> {
  const newestFirst = pulls.toSorted((one, other) => other.updatedAt - one.updatedAt);
  await queue.enqueue(
    newestFirst.map(({ number }, index) =>
      jobFor({ kind: 'evaluate', ...place, number }, { priority: IN_BULK - index }),
    ),
  );
}

/** Finds the open pull requests of a commit: events about forks name none. */
export async function judgeCommit(bench: Bench, work: WorkOf<'commit'>): Promise<JobOutcome> {
  const { repository, ownerId, head } = work;
  const open = await bench.platform.changes.openWithHead(repository, head);
  await bench.queue.enqueue(open.map(({ number }) => jobFor({ kind: 'evaluate', repository, ownerId, number })));
  return { is: 'done' };
}

/** The policy or the people changed: whoever broke the policy is told at the commit, and everything is judged again. */
export async function policyChanged(bench: Bench, work: WorkOf<'policy'>, attempts: number): Promise<JobOutcome> {
  const { organization, commit } = work;
  if (commit !== null) await bench.store.memory.forget(controlKey(organization.id));
  const standing = await readStanding(bench, organization, bench.rules);
  if (standing.kind === 'silent') return { is: 'done' };
  if (standing.kind === 'in-force') await noteContracts(bench, organization, standing.charter);
  if (standing.kind === 'broken' && commit === standing.commit) {
    const { control: repository, refusals, language } = standing;
    const judgement = { kind: 'policy-broken', head: commit, base: 'policy.yml', refusals } as const;
    const page = checkRun.render(judgement, { language, timezone: 'UTC' });
    const annotations = refusals.flatMap((refusal) => annotationOf(refusal, page.title, language));
    const placement = { repository, number: 0, head: commit, name: REQUIRED, retried: attempts > 1 };
    await publishCheck(bench, placement, { ...page, status: 'completed', conclusion: 'failure', annotations });
  }
  const repositories = await bench.platform.app.repositories(organization.installation);
  await bench.queue.enqueue(
    repositories
      .filter(({ archived }) => !archived)
      .map(({ key }) => jobFor({ kind: 'repository', repository: key, ownerId: organization.id })),
  );
  return { is: 'done' };
}

/** What every webhook could have told: right even if all of them were lost. */
export async function sweepInstallations(bench: Bench, allowedAccounts: readonly string[]): Promise<void> {
  const installations = await bench.platform.app.installations();
  const allowed = installations.filter(
    ({ account, suspended }) =>
      !suspended && (allowedAccounts.length === 0 || allowedAccounts.includes(account.login.toLowerCase())),
  );
  await bench.queue.enqueue(
    allowed.map(({ id, account }) =>
      jobFor({
        kind: 'installation',
        organization: { installation: id, id: account.id, login: account.login },
        by: null,
      }),
    ),
  );
}

/** The place in the policy's file where somebody must repair it, and why. */
function annotationOf(refusal: Refusal, title: string, language: Language): CheckPage['annotations'] {
  const { at } = refusal.reason;
  if (at === undefined) return [];
  const line = Math.max(1, at.line ?? 1);
  const message = refusalLine(refusal, { language, timezone: 'UTC', medium: 'plain' });
  return [{ path: at.path, startLine: line, endLine: line, level: 'failure', title, message }];
}
