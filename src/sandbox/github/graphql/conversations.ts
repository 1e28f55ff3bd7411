import { associationOf } from '../present/conversations.ts';
import { nodeId, stamp, stampOrNull, webUrl } from '../present/json.ts';
import type {
  Comment,
  Label,
  Milestone,
  Reaction,
  Review,
  ReviewComment,
  ReviewThread,
} from '../world/conversations.ts';
import { fullName, type Issue, isPull, type PullRequest, type Repository } from '../world/repositories.ts';
import { atLeast, roleOf } from '../world/roles.ts';
import { connection } from './connection.ts';
import { type Args, type Graph, needTalk, type View } from './graph.ts';

const REACTIONS: Readonly<Record<string, string>> = { '+1': 'THUMBS_UP', '-1': 'THUMBS_DOWN' };

function reactionsOf(graph: Graph, reactions: readonly Reaction[]): (args: Args) => View {
  return (args) =>
    connection(args, reactions, (one) => ({
      __typename: 'Reaction',
      id: nodeId('Reaction', one.id),
      databaseId: one.id,
      content: REACTIONS[one.content] ?? one.content.toUpperCase(),
      createdAt: stamp(one.createdAt),
      user: () => graph.views.account(one.user),
    }));
}

/** What every written thing has. */
function written(graph: Graph, repository: Repository, comment: Comment): View {
  const { views } = graph;
  const { editor } = comment;
  return {
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    bodyText: comment.body,
    author: () => views.account(comment.author),
    authorAssociation: associationOf(repository, comment.author),
    createdAt: stamp(comment.createdAt),
    publishedAt: stamp(comment.createdAt),
    updatedAt: stamp(comment.updatedAt),
    lastEditedAt: stampOrNull(comment.lastEditedAt),
    editor: () => (editor === null ? null : views.account(editor)),
    includesCreatedEdit: comment.lastEditedAt !== null,
    isMinimized: comment.minimizedReason !== null,
    minimizedReason: comment.minimizedReason?.toLowerCase() ?? null,
    reactions: reactionsOf(graph, comment.reactions),
  };
}

export function commentView(graph: Graph, issue: Issue, comment: Comment): View {
  const kind = isPull(issue) ? 'pull' : 'issues';
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', comment.id),
    ...written(graph, issue.repository, comment),
    url: webUrl(graph.world, `${fullName(issue.repository)}/${kind}/${issue.number}#issuecomment-${comment.id}`),
    issue: () => graph.views.issue(issue),
    pullRequest: () => (isPull(issue) ? graph.views.pull(issue) : null),
    repository: () => graph.views.repository(issue.repository),
  };
}

export function reviewCommentView(graph: Graph, pull: PullRequest, thread: ReviewThread, comment: ReviewComment): View {
  const { repository } = pull;
  const { views } = graph;
  const commit = repository.store.commits.get(comment.commitId);
  const answered = thread.comments.find(({ id }) => id === comment.inReplyToId);
  const review = pull.reviews.find(({ id }) => id === comment.reviewId);
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PullRequestReviewComment', comment.id),
    ...written(graph, repository, comment),
    path: thread.path,
    line: thread.line,
    outdated: thread.outdated,
    commit: () => (commit === undefined ? null : views.commit(repository, commit)),
    originalCommit: () => (commit === undefined ? null : views.commit(repository, commit)),
    replyTo: () => (answered === undefined ? null : views.reviewComment(pull, thread, answered)),
    pullRequestReview: () => (review === undefined ? null : views.review(pull, review)),
    pullRequest: () => views.pull(pull),
    url: webUrl(graph.world, `${fullName(repository)}/pull/${pull.number}#discussion_r${comment.id}`),
  };
}

export function reviewView(graph: Graph, pull: PullRequest, review: Review): View {
  const { repository } = pull;
  const { views } = graph;
  const commit = repository.store.commits.get(review.commitId);
  const comments = pull.threads.flatMap((thread) =>
    thread.comments.filter((one) => one.reviewId === review.id).map((one) => [thread, one] as const),
  );
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    body: review.body,
    bodyText: review.body,
    author: () => views.account(review.author),
    authorAssociation: associationOf(repository, review.author),
    authorCanPushToRepository: atLeast(roleOf(repository, review.author), 'write'),
    submittedAt: stamp(review.submittedAt),
    createdAt: stamp(review.submittedAt),
    publishedAt: stamp(review.submittedAt),
    updatedAt: stamp(review.updatedAt),
    lastEditedAt: stampOrNull(review.lastEditedAt),
    editor: () => (review.lastEditedAt === null ? null : views.account(review.author)),
    includesCreatedEdit: review.lastEditedAt !== null,
    isMinimized: false,
    minimizedReason: null,
    commit: () => (commit === undefined ? null : views.commit(repository, commit)),
    comments: (args: Args) => connection(args, comments, ([thread, one]) => views.reviewComment(pull, thread, one)),
    onBehalfOf: (args: Args) => connection(args, [], () => null),
    pullRequest: () => views.pull(pull),
    repository: () => views.repository(repository),
    url: webUrl(graph.world, `${fullName(repository)}/pull/${pull.number}#pullrequestreview-${review.id}`),
  };
}

export function threadView(graph: Graph, pull: PullRequest, thread: ReviewThread): View {
  const { views } = graph;
  const { resolvedBy } = thread;
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PullRequestReviewThread', thread.id),
    isResolved: resolvedBy !== null,
    isOutdated: thread.outdated,
    isCollapsed: resolvedBy !== null,
    path: thread.path,
    line: thread.line,
    originalLine: thread.line,
    startLine: null,
    diffSide: thread.side,
    subjectType: 'LINE',
    resolvedBy: () => (resolvedBy === null ? null : views.account(resolvedBy)),
    comments: (args: Args) => connection(args, thread.comments, (one) => views.reviewComment(pull, thread, one)),
    pullRequest: () => views.pull(pull),
    repository: () => views.repository(pull.repository),
  };
}

export function labelView({ views }: Graph, repository: Repository, label: Label): View {
  return {
    __typename: 'Label',
    id: nodeId('Label', label.id),
    name: label.name,
    color: label.color,
    description: label.description,
    isDefault: false,
    repository: () => views.repository(repository),
  };
}

export function milestoneView({ views, world }: Graph, repository: Repository, milestone: Milestone): View {
  return {
    __typename: 'Milestone',
    id: nodeId('Milestone', milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    state: milestone.state.toUpperCase(),
    closed: milestone.state === 'closed',
    dueOn: stampOrNull(milestone.dueOn),
    createdAt: stamp(milestone.createdAt),
    updatedAt: stamp(milestone.updatedAt),
    closedAt: stampOrNull(milestone.closedAt),
    creator: () => views.account(milestone.creator),
    repository: () => views.repository(repository),
    url: webUrl(world, `${fullName(repository)}/milestone/${milestone.number}`),
  };
}

/** What issues and pull requests share. */
export function threadFields(graph: Graph, issue: Issue): View {
  const { views, world } = graph;
  const { repository, milestone, editor } = issue;
  const path = `${fullName(repository)}/${isPull(issue) ? 'pull' : 'issues'}/${issue.number}`;
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    bodyText: issue.body ?? '',
    locked: issue.locked,
    activeLockReason: null,
    closed: issue.state === 'closed',
    closedAt: stampOrNull(issue.closedAt),
    createdAt: stamp(issue.createdAt),
    publishedAt: stamp(issue.createdAt),
    updatedAt: stamp(issue.updatedAt),
    lastEditedAt: stampOrNull(issue.lastEditedAt),
    includesCreatedEdit: issue.lastEditedAt !== null,
    editor: () => (editor === null ? null : views.account(editor)),
    author: () => views.account(issue.author),
    authorAssociation: associationOf(repository, issue.author),
    milestone: () => (milestone === null ? null : views.milestone(repository, milestone)),
    labels: (args: Args) => connection(args, [...issue.labels], (label) => views.label(repository, label)),
    assignees: (args: Args) => connection(args, [...issue.assignees], (account) => views.account(account)),
    comments: (args: Args) => {
      needTalk(graph, repository);
      return connection(args, issue.comments, (comment) => views.comment(issue, comment));
    },
    reactions: reactionsOf(graph, issue.reactions),
    repository: () => views.repository(repository),
    url: webUrl(world, path),
    resourcePath: `/${path}`,
  };
}

export function issueView(graph: Graph, issue: Issue): View {
  if (isPull(issue)) return graph.views.pull(issue);
  return {
    __typename: 'Issue',
    id: nodeId('Issue', issue.id),
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    ...threadFields(graph, issue),
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
  };
}
