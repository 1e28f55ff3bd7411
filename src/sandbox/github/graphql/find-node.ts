import { readNodeId } from '../present/json.ts';
import type { Comment, Review, ReviewThread } from '../world/conversations.ts';
import type { Issue, PullRequest, Repository } from '../world/repositories.ts';
import { type Graph, isVisible, type View } from './graph.ts';

function visible(graph: Graph): Repository[] {
  return [...graph.world.repositories.values()].filter((repository) => isVisible(graph, repository));
}

export function pullById(graph: Graph, id: number): PullRequest | undefined {
  return visible(graph)
    .flatMap((one) => [...one.pulls.values()])
    .find(({ pullId }) => pullId === id);
}

export function commentById(graph: Graph, id: number): { issue: Issue; comment: Comment } | undefined {
  for (const issue of visible(graph).flatMap((one) => [...one.issues.values()])) {
    const comment = issue.comments.find((one) => one.id === id);
    if (comment !== undefined) return { issue, comment };
  }
  return undefined;
}

export function threadById(graph: Graph, id: number): { pull: PullRequest; thread: ReviewThread } | undefined {
  for (const pull of visible(graph).flatMap((one) => [...one.pulls.values()])) {
    const thread = pull.threads.find((one) => one.id === id);
    if (thread !== undefined) return { pull, thread };
  }
  return undefined;
}

function reviewById(graph: Graph, id: number): { pull: PullRequest; review: Review } | undefined {
  for (const pull of visible(graph).flatMap((one) => [...one.pulls.values()])) {
    const review = pull.reviews.find((one) => one.id === id);
    if (review !== undefined) return { pull, review };
  }
  return undefined;
}

function commitById(graph: Graph, key: string): View | undefined {
  const [repositoryId, sha = ''] = key.split('/');
  const repository = visible(graph).find(({ id }) => id === Number(repositoryId));
  const commit = repository?.store.commits.get(sha);
  return repository === undefined || commit === undefined ? undefined : graph.views.commit(repository, commit);
}

function accountById(graph: Graph, id: number): View | undefined {
  const account = graph.world.accounts.get(id);
  return account === undefined ? undefined : graph.views.account(account);
}

/** The thing behind a global node id, if the caller may see it. */
export function nodeOf(graph: Graph, nodeId: string): View | undefined {
  const read = readNodeId(nodeId);
  if (read === undefined) return undefined;
  const id = Number(read.id);
  const { views } = graph;
  const finders: Readonly<Record<string, () => View | undefined>> = {
    User: () => accountById(graph, id),
    Bot: () => accountById(graph, id),
    Organization: () => accountById(graph, id),
    Repository: () =>
      visible(graph)
        .filter((one) => one.id === id)
        .map((one) => views.repository(one))[0],
    PullRequest: () => [pullById(graph, id)].flatMap((pull) => (pull === undefined ? [] : [views.pull(pull)]))[0],
    Issue: () =>
      visible(graph)
        .flatMap((one) => [...one.issues.values()])
        .filter((one) => one.id === id)
        .map((one) => views.issue(one))[0],
    IssueComment: () =>
      [commentById(graph, id)].flatMap((at) => (at === undefined ? [] : [views.comment(at.issue, at.comment)]))[0],
    PullRequestReviewThread: () =>
      [threadById(graph, id)].flatMap((at) => (at === undefined ? [] : [views.thread(at.pull, at.thread)]))[0],
    PullRequestReview: () =>
      [reviewById(graph, id)].flatMap((at) => (at === undefined ? [] : [views.review(at.pull, at.review)]))[0],
    Commit: () => commitById(graph, read.id),
  };
  return finders[read.type]?.();
}
