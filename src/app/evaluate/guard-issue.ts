import type { Account } from '../../engine/facts/account.ts';
import { makeRoster } from '../../engine/people/make-roster.ts';
import { resolvePolicy } from '../../engine/policy/resolve.ts';
import { directory } from '../../gather/people/directory.ts';
import { namesIn } from '../../gather/people/names.ts';
import { readStanding } from '../../gather/policy/policy.ts';
import type { OrganizationKey } from '../../platform/port.ts';
import { unlessGone } from '../commands/answers.ts';
import { ISSUE_PURPOSE } from '../routing/issue-tampering.ts';
import { organizationOfWork, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench } from './bench.ts';
import { isOurText, openOwnIssue } from './own-issues.ts';

const KIND = 'own-issue-touched';
const HOUR = 3_600_000;
/** Against somebody's machine: after so many in an hour it is only told. */
const MOST_RESTORED = 20;

/** Puts right what somebody who is no client did to an issue of ours or to the place where clients decide, and tells it. */
export async function guardIssue(bench: Bench, work: WorkOf<'guard-issue'>): Promise<JobOutcome> {
  const { repository, number, act, by, guid, at } = work;
  const { store } = bench;
  const standing = await isClient(bench, organizationOfWork(work), by);
  if (standing !== false) return { is: 'done' };
  const detail = JSON.stringify({ issue: number, action: act, by: by.login });
  const fingerprint = `${String(number)} ${guid}`;
  await store.incidents.raise({ repositoryId: repository.id, number, kind: KIND, fingerprint, detail, at });
  const lately = await store.incidents.between(repository.id, at - HOUR, at + 1);
  if (lately.filter(({ kind }) => kind === KIND).length <= MOST_RESTORED) await restore(bench, work);
  return { is: 'done' };
}

/** Whether the account has a client role, or owns the organisation while no policy loads; null where no policy was ever seen. */
async function isClient(bench: Bench, organization: OrganizationKey, by: Account): Promise<boolean | null> {
  const standing = await readStanding(bench, organization, bench.rules);
  if (await bench.platform.people.isOwner(organization, by.login)) return true;
  if (standing.kind === 'silent') return null;
  if (standing.kind !== 'in-force') return false;
  const { policy, baseline } = standing.charter;
  const effective = resolvePolicy({
    ...(baseline === null ? {} : { baseline }),
    organization: policy,
    repository: { id: standing.control.id, name: `${standing.control.owner}/${standing.control.name}` },
    matched: new Map(),
    rules: bench.rules,
  });
  const known = await directory(bench, organization, namesIn(effective, null));
  return makeRoster(effective.people, known).isClient(by);
}

async function restore(bench: Bench, { repository, number, act, before }: WorkOf<'guard-issue'>): Promise<void> {
  const { conversation } = bench.platform;
  if (act === 'locked') return void (await unlessGone(() => conversation.unlock(repository, number)));
  if (before === null) return;
  const posting = await bench.store.postings.findComment(repository.id, number, ISSUE_PURPOSE);
  // A text that is not ours was touched before: that is being put right already.
  if (posting === undefined || !isOurText(posting, before)) return;
  const edit = act === 'closed' ? ({ state: 'open' } as const) : before;
  const isThere = act === 'closed' || act === 'edited';
  if (isThere && (await unlessGone(() => conversation.editIssue(repository, number, edit)))) return;
  await openOwnIssue(bench, repository, { ...before, assignees: [] });
}
