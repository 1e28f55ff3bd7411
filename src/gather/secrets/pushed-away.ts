import type { ComparedCommit } from '../../platform/port.ts';
import { passes, reading, Unreadable } from '../../platform/port.ts';
import { comparisonOf, keptResult } from '../objects.ts';
import { storedPushes } from '../pushes/recorded.ts';
import type { Subject, Tools } from '../tools.ts';
import { commitsOf } from './forge-reader.ts';

/** Heads that were pushed away and are searched, the newest first. */
const MOST_HEADS = 50;

/** A head that the pull request once had, with the commits that led to it. */
export interface OldHead {
  readonly base: string;
  readonly head: string;
  readonly commits: readonly ComparedCommit[];
}

/** What is left of the heads that were pushed away. */
export interface OldHeads {
  readonly heads: readonly OldHead[];
  /** Heads that the forge no longer gives, and whether there were more of them than are read. */
  readonly unread: readonly { readonly commit: string | null; readonly reason: 'unreadable' | 'too-many-heads' }[];
}

/** Every head that was recorded and that the commits of the present one do not hold. */
export async function pushedAway(
  tools: Tools,
  subject: Subject,
  present: readonly ComparedCommit[],
): Promise<OldHeads> {
  const seen = new Set([subject.state.change.head.sha, ...present.map(({ sha }) => sha)]);
  const recorded = (await headsOf(tools, subject)).filter((head) => !seen.has(head));
  const heads: OldHead[] = [];
  const unread: OldHeads['unread'][number][] = [];
  for (const head of recorded.slice(0, MOST_HEADS)) {
    if (seen.has(head)) continue;
    const read = await reading(() => oldHead(tools, subject, head));
    if (!read.known && passes(read.problem)) throw read.problem;
    if (!read.known) unread.push({ commit: head, reason: 'unreadable' });
    else if (read.value.commits.length > 0) heads.push(read.value);
    for (const { sha } of read.known ? read.value.commits : []) seen.add(sha);
  }
  if (recorded.length > MOST_HEADS) unread.push({ commit: null, reason: 'too-many-heads' });
  return { heads, unread };
}

/** Newest first. */
async function headsOf(tools: Tools, subject: Subject): Promise<readonly string[]> {
  const { repository, state } = subject;
  const [heads, pushes] = await Promise.all([
    tools.store.history.heads(repository.id, state.change.number),
    storedPushes(tools, subject),
  ]);
  const moments = [
    ...heads.map(({ sha, firstSeenAt }) => ({ sha, at: firstSeenAt })),
    ...pushes.map(({ after, at }) => ({ sha: after, at })),
  ];
  return [...new Set(moments.toSorted((one, other) => other.at - one.at).map(({ sha }) => sha))];
}

/** Where it parted from the target branch is told once: the target only moves away from there. */
async function oldHead(tools: Tools, { repository, state }: Subject, head: string): Promise<OldHead> {
  const { base } = state.change;
  const kept = { kind: 'fork-point', key: `${base.ref} ${head}` };
  const fork = await keptResult(tools, repository, kept, async () => {
    const { mergeBase } = await comparisonOf(tools, repository, { base: base.sha, head });
    // A head of another history has nothing in common with the target: it cannot be merged, and cannot be walked.
    if (mergeBase === null) throw new Unreadable('not-found', 'merge-base');
    return mergeBase;
  });
  return { base: fork, head, commits: await commitsOf(tools, repository, { base: fork, head }) };
}
