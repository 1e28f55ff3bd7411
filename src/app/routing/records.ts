import type { Account } from '../../engine/facts/account.ts';
import type { Addition } from '../../engine/facts/directory.ts';
import { endedKey } from '../../gather/evidence/collect/head-runs.ts';
import { additionKey } from '../../gather/people/additions.ts';
import type { RepositoryKey } from '../../platform/port.ts';
import type { Store } from '../../store/port.ts';
import { accountOf, type Arrival } from './payload.ts';
import type { WorkOf } from './work.ts';

const LONGEST_KEPT = 4_000;
const HOUR = 3_600_000;

/** Where a pull request stands now, and who moved it there: git's own dates and authors prove nothing. */
export async function pullStands(store: Store, { installation, id }: RepositoryKey, arrival: Arrival): Promise<void> {
  const { payload, guid, at } = arrival;
  const pull = payload.pull_request;
  if (pull === undefined) return;
  const { number, head, base } = pull;
  await store.history.recordHead({ repositoryId: id, number, sha: head.sha, baseRef: base.ref, firstSeenAt: at });
  const updatedAt = Date.parse(pull.updated_at ?? '') || at;
  await store.openPulls.save({
    installationId: installation,
    repositoryId: id,
    number,
    head: head.sha,
    baseRef: base.ref,
    updatedAt,
  });
  if (payload.action !== 'synchronize' || payload.sender === undefined) return;
  await store.history.recordPush({
    repositoryId: id,
    ref: `refs/pull/${String(number)}/head`,
    before: payload.before ?? '',
    after: payload.after ?? head.sha,
    pusherId: payload.sender.id,
    pusherLogin: payload.sender.login,
    at,
    source: 'webhook',
    sourceId: guid,
  });
}

/** A push to any branch: who pushed what is known by GitHub alone. */
export async function pushArrived(store: Store, { id }: RepositoryKey, { payload, guid, at }: Arrival): Promise<void> {
  const { ref, before, after, sender } = payload;
  if (ref === undefined || after === undefined || sender === undefined) return;
  await store.history.recordPush({
    repositoryId: id,
    ref,
    before: before ?? '',
    after,
    pusherId: sender.id,
    pusherLogin: sender.login,
    at,
    source: 'webhook',
    sourceId: guid,
  });
}

/** A comment may approve: what counts is the head that the pull request had when it came. */
export async function commentArrived(store: Store, { id }: RepositoryKey, { payload, at }: Arrival): Promise<void> {
  const { issue, comment, sender } = payload;
  if (issue === undefined || comment === undefined || sender === undefined) return;
  const heads = await store.history.heads(id, issue.number);
  await store.history.recordComment({
    repositoryId: id,
    commentId: comment.id,
    number: issue.number,
    accountId: sender.id,
    accountLogin: sender.login,
    body: (comment.body ?? '').slice(0, LONGEST_KEPT),
    headSha: heads.at(-1)?.sha ?? '',
    at,
  });
}

/** A comment that may hold commands of ours, by whoever really sent it. */
export function commandOf({ payload }: Arrival): Pick<WorkOf<'command'>, 'number' | 'comment' | 'by'> | null {
  const { issue, comment, sender } = payload;
  if (issue === undefined || comment === undefined || sender === undefined) return null;
  const body = comment.body ?? '';
  if (sender.type !== 'User' || comment.user?.id !== sender.id || !/^\s{0,3}\/garde-fou\b/m.test(body)) return null;
  return {
    number: issue.number,
    comment: { id: comment.id, body, at: Date.parse(comment.created_at) },
    by: accountOf(sender),
  };
}

const KEPT_FOR = 365 * 86_400_000;

/** Somebody took a request for a review back. */
export async function requestTakenBack({ memory }: Store, { id }: RepositoryKey, arrival: Arrival): Promise<void> {
  const { pull_request: pull, requested_reviewer: user, requested_team: team } = arrival.payload;
  if (pull === undefined) return;
  const known = await takenBack(memory, id, pull.number);
  const removed = {
    users: [...known.users, ...(user === null || user === undefined ? [] : [accountOf(user)])],
    teams: [...known.teams, ...(team === null || team === undefined ? [] : [team.slug])],
  };
  await memory.set(takenBackKey(id, pull.number), JSON.stringify(removed), arrival.at + KEPT_FOR);
}

/** Whose request for a review was taken back. */
export interface TakenBack {
  readonly users: readonly Account[];
  readonly teams: readonly string[];
}

export async function takenBack(memory: Store['memory'], repositoryId: number, number: number): Promise<TakenBack> {
  const known = await memory.get(takenBackKey(repositoryId, number));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
  return known === undefined ? { users: [], teams: [] } : (JSON.parse(known) as TakenBack);
}

function takenBackKey(repositoryId: number, number: number): string {
  return `${String(repositoryId)}:unrequested:${String(number)}`;
}

/** Somebody put an account into a team, whose parent then has it too, or took it out. */
export async function teamTouched({ memory }: Store, { payload, at }: Arrival): Promise<void> {
  const { action, member, team, sender } = payload;
  if (!member || !team || sender === undefined) return;
  const addition: Addition = { by: accountOf(sender), at: new Date(at).toISOString() };
  for (const id of [team.id, ...(team.parent ? [team.parent.id] : [])])
    await (action === 'added'
      ? memory.set(additionKey(id, member.id), JSON.stringify(addition), at + KEPT_FOR)
      : memory.forget(additionKey(id, member.id)));
}

/** The forge's list of runs can lag behind its events: what ended is noted, so that nobody takes it for running. */
export async function runEnded({ memory }: Store, { id }: RepositoryKey, { payload, at }: Arrival): Promise<void> {
  const { id: run, run_attempt: attempt = 1, conclusion } = payload.workflow_run ?? {};
  // A fork's run that waits for approval goes on as the same attempt.
  if (run === undefined || conclusion === 'action_required') return;
  await memory.set(endedKey(id, run), String(attempt), at + HOUR);
}
