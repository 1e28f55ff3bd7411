import type { Commit } from '../git/object-store.ts';
import { nodeId, stamp } from '../present/json.ts';
import type { Label, Review } from '../world/conversations.ts';
import type { PullRequest, TimelineEvent } from '../world/repositories.ts';
import type { Graph, View } from './graph.ts';

interface Detail {
  readonly before: string;
  readonly after: string;
  readonly commit: string;
  readonly review: Review;
  readonly previousState: string;
  readonly message: string;
  readonly previousRefName: string;
  readonly currentRefName: string;
  readonly oldBase: string;
  readonly newBase: string;
  readonly previousTitle: string;
  readonly currentTitle: string;
  readonly label: Label;
  readonly reason: string;
}

/** What the type of an event adds to its fields. */
function extra(graph: Graph, pull: PullRequest, event: TimelineEvent): View {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- acts record each type with its own details
  const detail = event.detail as unknown as Detail;
  const { views } = graph;
  const { repository } = pull;
  const commitAt = (sha: string): View | null => {
    const commit: Commit | undefined = repository.store.commits.get(sha);
    return commit === undefined ? null : views.commit(repository, commit);
  };
  const byType: Readonly<Record<string, () => View>> = {
    HeadRefForcePushedEvent: () => ({
      beforeCommit: () => commitAt(detail.before),
      afterCommit: () => commitAt(detail.after),
      ref: () => views.ref(repository, `refs/heads/${pull.headRef}`),
    }),
    BaseRefChangedEvent: () => ({
      previousRefName: detail.previousRefName,
      currentRefName: detail.currentRefName,
      databaseId: event.id,
    }),
    AutomaticBaseChangeSucceededEvent: () => ({ oldBase: detail.oldBase, newBase: detail.newBase }),
    ReviewDismissedEvent: () => ({
      databaseId: event.id,
      previousReviewState: detail.previousState,
      dismissalMessage: detail.message,
      review: () => views.review(pull, detail.review),
      pullRequestCommit: null,
    }),
    RenamedTitleEvent: () => ({ previousTitle: detail.previousTitle, currentTitle: detail.currentTitle }),
    MergedEvent: () => ({ commit: () => commitAt(detail.commit), mergeRefName: pull.baseRef }),
    LabeledEvent: () => ({ label: () => views.label(repository, detail.label) }),
    UnlabeledEvent: () => ({ label: () => views.label(repository, detail.label) }),
    AutoMergeEnabledEvent: () => ({ enabler: () => views.account(event.actor) }),
    AutoMergeDisabledEvent: () => ({ disabler: () => views.account(event.actor), reason: null, reasonCode: null }),
    RemovedFromMergeQueueEvent: () => ({ reason: detail.reason, enqueuer: null, beforeCommit: null, mergeQueue: null }),
    AddedToMergeQueueEvent: () => ({ enqueuer: () => views.account(event.actor), mergeQueue: null }),
  };
  return byType[event.type]?.() ?? {};
}

function eventView(graph: Graph, pull: PullRequest, event: TimelineEvent): View {
  return {
    __typename: event.type,
    id: nodeId(event.type, event.id),
    createdAt: stamp(event.createdAt),
    actor: () => graph.views.account(event.actor),
    pullRequest: () => graph.views.pull(pull),
    ...extra(graph, pull, event),
  };
}

/** Events, reviews and comments of a pull request in the order they happened. */
export function timelineOf(graph: Graph, pull: PullRequest): View[] {
  const { views } = graph;
  const items: { at: Date; id: number; show: () => View }[] = [
    ...pull.timeline.map((event) => ({ at: event.createdAt, id: event.id, show: () => eventView(graph, pull, event) })),
    ...pull.reviews.map((review) => ({
      at: review.submittedAt,
      id: review.id,
      show: () => views.review(pull, review),
    })),
    ...pull.comments.map((comment) => ({
      at: comment.createdAt,
      id: comment.id,
      show: () => views.comment(pull, comment),
    })),
  ];
  return items.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id).map(({ show }) => show());
}
