import type { Account } from '../facts/account.ts';
import type { Comment, Review } from '../facts/discussion.ts';
import type { Counting } from './settings.ts';

/** What somebody said of a pull request, at one moment. */
export interface Opinion {
  readonly account: Account;
  readonly kind: 'approval' | 'refusal' | 'dismissed';
  /** A comment names no commit: it speaks of the head of its moment. */
  readonly by: 'review' | 'comment';
  readonly id: string;
  readonly at: string;
  readonly commit: string | null;
  /** For a dismissed one: who dismissed it, and what it had said. */
  readonly dismissedBy: Account | null;
  readonly dismissedFrom: Review['dismissedFrom'] | null;
}

/** Everything one person said, in order, and whether an edited text of theirs would have approved. */
export interface Voter {
  readonly account: Account;
  /** Oldest first; the last one is the person's opinion, whatever they said before. */
  readonly opinions: readonly [Opinion, ...Opinion[]] | readonly [];
  /** An edited comment is no opinion at all: somebody else may have written it. */
  readonly edited: boolean;
}

/** Gathers what everybody said. Plain comments and plain reviews say nothing unless a phrase makes them an approval. */
export function votersOf(
  { reviews, comments }: { readonly reviews: readonly Review[]; readonly comments: readonly Comment[] },
  ways: Counting['approve-by'],
): readonly Voter[] {
  const phrases = { comment: phrasesOf(ways.comment), body: phrasesOf(ways['review-body']) };
  const spoken = [
    ...reviews.flatMap((review) => ofReview(review, phrases.body, ways.review)),
    ...comments.flatMap((comment) => ofComment(comment, phrases.comment)),
  ];
  const people = new Map(spoken.map(({ account }) => [account.id, account]));
  return [...people.values()].toSorted(byId).map((account) => {
    const own = spoken.filter((one) => one.account.id === account.id);
    const [first, ...rest] = own.flatMap((one) => one.opinion ?? []).toSorted(byTime);
    return {
      account,
      opinions: first === undefined ? [] : [first, ...rest],
      edited: own.some((one) => one.opinion === null),
    };
  });
}

/** The opinion that counts for a person: the latest. */
export function latestOf({ opinions }: Voter): Opinion | undefined {
  return opinions.at(-1);
}

interface Spoken {
  readonly account: Account;
  /** `null`: edited. */
  readonly opinion: Opinion | null;
}

const kinds = { approved: 'approval', 'changes-requested': 'refusal', dismissed: 'dismissed' } as const;

function ofReview(review: Review, phrases: ReadonlySet<string>, reviewsCount: boolean): readonly Spoken[] {
  const { user, state, id, submitted, commit, edited, body } = review;
  if (user === null) return [];
  const opinion = {
    account: user,
    by: 'review',
    id,
    at: submitted,
    commit,
    dismissedBy: review.dismissedBy,
    dismissedFrom: review.dismissedFrom ?? null,
  } as const;
  if (state === 'commented') {
    if (!phrases.has(phraseOf(body))) return [];
    return [{ account: user, opinion: edited ? null : { ...opinion, kind: 'approval' } }];
  }
  return state === 'approved' && !reviewsCount ? [] : [{ account: user, opinion: { ...opinion, kind: kinds[state] } }];
}

function ofComment({ user, body, id, created, edited }: Comment, phrases: ReadonlySet<string>): readonly Spoken[] {
  if (user === null || !phrases.has(phraseOf(body))) return [];
  const quiet = { commit: null, dismissedBy: null, dismissedFrom: null };
  const opinion = { account: user, kind: 'approval', by: 'comment', id, at: created, ...quiet } as const;
  return [{ account: user, opinion: edited ? null : opinion }];
}

function phrasesOf(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.map(phraseOf));
}

function phraseOf(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

function byId(one: Account, other: Account): number {
  return one.id - other.id;
}

const weights = { approval: 0, dismissed: 1, refusal: 2 } as const;

/** What was said in one second cannot be told apart: the refusal outweighs. Ids make the order the same everywhere. */
function byTime(one: Opinion, other: Opinion): number {
  return (
    Date.parse(one.at) - Date.parse(other.at) ||
    weights[one.kind] - weights[other.kind] ||
    one.id.length - other.id.length ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}
