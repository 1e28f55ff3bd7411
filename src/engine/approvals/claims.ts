import type { Account } from '../facts/account.ts';
import type { Commit } from '../facts/commit.ts';
import type { Comment } from '../facts/discussion.ts';
import { graphOf } from './graph.ts';
import { pushesOf } from './pushes.ts';
import type { Seen } from './seen.ts';

/** A commit that names an account which neither signed nor pushed it: anybody can write any name on a commit. */
export interface Claim {
  readonly commit: string;
  readonly account: Account;
  readonly as: 'author' | 'committer' | 'co-author';
  /** Whether a push by somebody else was recorded; otherwise nobody saw who pushed the commit. */
  readonly pushSeen: boolean;
}

/** The facts that tell who contributed. */
export type ContributionFacts = Seen<'commits' | 'recorded' | 'comments'>;

/** The forge's own account for what is done in its web pages: it stands for no person. */
export function isWebFlow(account: Account | null): boolean {
  return account?.login === 'web-flow';
}

/** Every claim of the pull request that nothing backs; clean merges of the target branch claim nothing. */
export function claimsOf(facts: Pick<ContributionFacts, 'commits' | 'recorded'>): readonly Claim[] {
  const { pusherOf } = pushesOf(facts.recorded, graphOf(facts.commits));
  return facts.commits
    .filter(({ updateMerge }) => updateMerge !== 'clean')
    .flatMap((commit) => {
      const pusher = pusherOf(commit.sha);
      return namedBy(commit)
        .filter(({ account }) => account.id !== pusher?.id && !isSignedBy(commit, account))
        .map(({ account, as }) => ({ commit: commit.sha, account, as, pushSeen: pusher !== null }));
    });
}

/**
 * Whether the person said of this head that the claims are not theirs: a comment of their own that holds nothing but
 * `/garde-fou not-mine at HEAD` (12 characters at least), never edited, written after the head was pushed.
 */
export function isDisowned(
  account: Account,
  facts: Pick<ContributionFacts, 'change' | 'recorded' | 'comments'>,
): boolean {
  const pushedAt = headPushedAt(facts);
  if (pushedAt === null) return false;
  return facts.comments.some(
    (comment) =>
      comment.user?.id === account.id &&
      Date.parse(comment.created) > pushedAt &&
      disowns(comment, facts.change.head.sha),
  );
}

/** When the head was last seen to arrive, in milliseconds; `null` when nobody saw it. Git's own dates are never believed. */
export function headPushedAt({ change, recorded }: Pick<ContributionFacts, 'change' | 'recorded'>): number | null {
  const times = recorded.pushes.filter(({ head }) => head === change.head.sha).map(({ at }) => Date.parse(at));
  return times.length === 0 || times.some(Number.isNaN) ? null : Math.max(...times);
}

function disowns({ body, edited }: Comment, head: string): boolean {
  const named = /^\/garde-fou not-mine at ([0-9a-f]{12,40})$/.exec(body.trim())?.[1];
  return !edited && named !== undefined && head.startsWith(named);
}

function namedBy({ author, committer, coAuthors }: Commit): readonly Pick<Claim, 'account' | 'as'>[] {
  const named = [
    { signatory: author, as: 'author' } as const,
    { signatory: committer, as: 'committer' } as const,
    ...coAuthors.map((signatory) => ({ signatory, as: 'co-author' }) as const),
  ];
  return named.flatMap(({ signatory: { account }, as }) =>
    account === null || isWebFlow(account) ? [] : [{ account, as }],
  );
}

function isSignedBy({ signature }: Commit, { id }: Account): boolean {
  return signature?.verified === true && signature.signer?.id === id;
}
