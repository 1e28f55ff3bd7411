import type { Review } from '../../engine/facts/discussion.ts';
import type { Recorded, Push, ApprovalRecord } from '../../engine/facts/record.ts';
import { reading } from '../../platform/port.ts';
import type { ApprovedPatch, PushRecord } from '../../store/port.ts';
import { comparisonOf } from '../objects.ts';
import { borrowedNames } from '../people/key-holders.ts';
import { whole } from '../pieces.ts';
import type { Subject, Tools } from '../tools.ts';
import { patchDigest } from './patch-digest.ts';
import { isDeletion, pushLine } from './push-line.ts';

const ASK_AGAIN_AFTER = 10 * 60_000;

/** What was written down about the pull request when it happened, completed by what the forge still remembers. */
export async function recorded(tools: Tools, subject: Subject): Promise<Recorded> {
  const baseChanges = whole(subject.state.retargets);
  const approvals = await rememberApprovals(tools, subject, baseChanges);
  const patches = new Map(approvals.map(({ headSha, patchDigest: digest }) => [headSha, digest]));
  const current = approvals.length === 0 ? null : await digestOf(tools, subject, subject.state.change.head.sha);
  if (current !== null) patches.set(subject.state.change.head.sha, current.digest);
  return {
    pushes: await pushesOf(tools, subject),
    patches,
    approvals: new Map(approvals.map((one) => [String(one.reviewId), approvalOf(one, subject, baseChanges)])),
    baseChanges,
  };
}

function approvalOf(
  { reviewId, headSha, patchDigest: digest }: ApprovedPatch,
  { state }: Subject,
  baseChanges: Recorded['baseChanges'],
): ApprovalRecord {
  const submitted = reviewsOf(state.reviews).find(({ id }) => id === String(reviewId))?.submitted ?? '';
  const baseRef = baseAt(submitted, state.change.base.ref, baseChanges);
  return { head: headSha, baseRef, patch: digest === '' ? null : digest };
}

/** The target branch at a moment, by the forge's own timeline, which nobody can rewrite; within one second, the earlier. */
function baseAt(moment: string, now: string, baseChanges: Recorded['baseChanges']): string {
  const next = baseChanges.find(({ at }) => Date.parse(at) >= Date.parse(moment));
  return next?.from ?? now;
}

function reviewsOf(reviews: Subject['state']['reviews']): readonly Review[] {
  return reviews.known ? reviews.value : [];
}

/** The patch of each approval is written down once, with the merge base that it was given for. */
async function rememberApprovals(
  tools: Tools,
  subject: Subject,
  baseChanges: Recorded['baseChanges'],
): Promise<readonly ApprovedPatch[]> {
  const { repository, state } = subject;
  const known = await tools.store.history.approvals(repository.id, state.change.number);
  const seen = new Set(known.map(({ reviewId }) => String(reviewId)));
  const fresh = reviewsOf(state.reviews).filter(
    ({ id, state: said, commit }) => said === 'approved' && commit !== null && !seen.has(id),
  );
  const added = await Promise.all(
    fresh.map(async ({ id, commit, submitted }) => {
      const sameBase = baseAt(submitted, state.change.base.ref, baseChanges) === state.change.base.ref;
      // After a change of target the merge base that the reviewer saw cannot be told any more.
      const patch = sameBase ? await digestOf(tools, subject, commit ?? '') : null;
      const record = {
        repositoryId: repository.id,
        reviewId: Number(id),
        number: state.change.number,
        headSha: commit ?? '',
        baseSha: state.change.base.sha,
        mergeBase: patch?.mergeBase ?? '',
        patchDigest: patch?.digest ?? '',
        at: tools.now(),
      };
      await tools.store.history.recordApproval(record);
      return record;
    }),
  );
  return [...known, ...added];
}

/** `null` when the commit can no longer be read: then nothing is identical to it. */
async function digestOf(
  tools: Tools,
  { repository, state }: Subject,
  head: string,
): Promise<{ readonly mergeBase: string; readonly digest: string } | null> {
  const digest = await reading(async () => {
    const { mergeBase } = await comparisonOf(tools, repository, { base: state.change.base.sha, head });
    return mergeBase === null ? null : { mergeBase, digest: await patchDigest(tools, repository, { mergeBase, head }) };
  });
  if (digest.known) return digest.value;
  if (digest.problem.kind === 'not-found' || digest.problem.kind === 'too-large') return null;
  throw digest.problem;
}

/**
 * The pushes that made the head, as webhooks told them; where one of them is missing, the forge's activity log is asked.
 * If it stays missing, everybody who is known to have pushed to a branch of that name counts.
 */
async function pushesOf(tools: Tools, subject: Subject): Promise<readonly Push[]> {
  const head = subject.state.change.head.sha;
  const isBorrowed = await borrowedNames(tools, subject);
  const told = (push: PushRecord): Push => pushOf(push, isBorrowed);
  const line = pushLine(head, await storedPushes(tools, subject));
  if (line !== null) return line.map(told);
  await askActivity(tools, subject);
  const known = await storedPushes(tools, subject);
  return (pushLine(head, known) ?? known).map(told);
}

/** Pushes to the head's branch that were seen, oldest first. */
export async function storedPushes({ store }: Tools, { repository, state }: Subject): Promise<readonly PushRecord[]> {
  const { number, head } = state.change;
  const [own, branch] = await Promise.all([
    store.history.pushesOf(repository.id, `refs/pull/${String(number)}/head`),
    head.fork ? [] : store.history.pushesOf(repository.id, `refs/heads/${head.ref}`),
  ]);
  return [...own, ...branch].filter((push) => !isDeletion(push)).toSorted((one, other) => one.at - other.at);
}

/** Branches of forks are outside the installation: what no webhook told about them stays unknown. */
async function askActivity({ platform, store, now }: Tools, { repository, state }: Subject): Promise<void> {
  const { head } = state.change;
  const key = `${String(repository.id)}:activity:${head.ref}:${head.sha}`;
  if (head.fork || (await store.memory.get(key)) !== undefined) return;
  const ref = `refs/heads/${head.ref}`;
  for (const move of await platform.changes.moves(repository, ref)) {
    if (move.by === null) continue;
    await store.history.recordPush({
      repositoryId: repository.id,
      ref,
      before: move.before,
      after: move.after,
      pusherId: move.by.id,
      pusherLogin: move.by.login,
      at: move.at,
      source: 'activity',
      sourceId: move.id,
    });
  }
  await store.memory.set(key, '1', now() + ASK_AGAIN_AFTER);
}

function pushOf(
  { after, pusherId: id, pusherLogin: login, at }: PushRecord,
  isBorrowed: (accountId: number) => boolean,
): Push {
  const kind = login.endsWith('[bot]') ? 'bot' : 'user';
  return { head: after, by: isBorrowed(id) ? null : { id, login, kind }, at: new Date(at).toISOString() };
}
