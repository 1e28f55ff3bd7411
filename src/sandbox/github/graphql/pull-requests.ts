import { issuesClosedBy } from '../act/issues.ts';
import { effectiveRules } from '../enforce/effective-rules.ts';
import { mergeability } from '../enforce/mergeability.ts';
import { latestOpinions } from '../enforce/reviews.ts';
import type { FileChange } from '../git/tree-diff.ts';
import { changePatch, totals } from '../present/commits.ts';
import { nodeId, stamp, stampOrNull } from '../present/json.ts';
import type { Review } from '../world/conversations.ts';
import { changedFiles, pullCommits, testMerge } from '../world/pull-diffs.ts';
import { branchSha, type PullRequest } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { connection } from './connection.ts';
import { type Args, type Graph, listArg, need, needMembers, type View } from './graph.ts';

const CHANGE: Readonly<Record<FileChange['status'], string>> = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  changed: 'CHANGED',
};

function fileView(pull: PullRequest, change: FileChange): View {
  const { additions, deletions } = changePatch(pull.repository.store, change);
  return {
    __typename: 'PullRequestChangedFile',
    path: change.path,
    additions,
    deletions,
    changeType: CHANGE[change.status],
    viewerViewedState: 'UNVIEWED',
  };
}

/** Null where no rule asks for reviews and nobody asked for changes. */
function reviewDecision(world: World, pull: PullRequest): string | null {
  const opinions = latestOpinions(pull, true);
  if (opinions.some(({ state }) => state === 'CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  const counts = effectiveRules(world, pull.repository, `refs/heads/${pull.baseRef}`).flatMap(({ rule }) =>
    rule.type === 'pull_request' ? [rule.parameters.required_approving_review_count] : [],
  );
  const wanted = Math.max(0, ...counts);
  if (wanted === 0) return null;
  return opinions.filter(({ state }) => state === 'APPROVED').length >= wanted ? 'APPROVED' : 'REVIEW_REQUIRED';
}

function mergeFields(graph: Graph, pull: PullRequest): View {
  const { world, views } = graph;
  const { repository, mergedBy, mergeCommitSha, autoMerge } = pull;
  const standing = mergeability(world, pull, { kind: 'anonymous' });
  const conflict = standing.mergeable === false;
  const commitAt = (sha: string | null): View | null => {
    const commit = repository.store.commits.get(sha ?? '');
    return commit === undefined ? null : views.commit(repository, commit);
  };
  const entry = repository.queue.find((one) => one.pull === pull);
  return {
    merged: pull.mergedAt !== null,
    mergedAt: stampOrNull(pull.mergedAt),
    mergedBy: () => (mergedBy === null ? null : views.account(mergedBy)),
    mergeable: standing.mergeable === null ? 'UNKNOWN' : conflict ? 'CONFLICTING' : 'MERGEABLE',
    mergeStateStatus: standing.state.toUpperCase(),
    mergeCommit: () => commitAt(mergeCommitSha),
    potentialMergeCommit: () => commitAt(pull.state === 'open' ? testMerge(pull) : null),
    autoMergeRequest: () =>
      autoMerge === null
        ? null
        : {
            __typename: 'AutoMergeRequest',
            enabledAt: stamp(pull.updatedAt),
            enabledBy: views.account(autoMerge.enabledBy),
            mergeMethod: autoMerge.method.toUpperCase(),
          },
    isInMergeQueue: entry !== undefined,
    isMergeQueueEnabled: effectiveRules(world, repository, `refs/heads/${pull.baseRef}`).some(
      ({ rule }) => rule.type === 'merge_queue',
    ),
    mergeQueueEntry: () => (entry === undefined ? null : views.queueEntry(entry)),
  };
}

function sideFields(graph: Graph, pull: PullRequest): View {
  const { views } = graph;
  const { headRepository, repository } = pull;
  return {
    isCrossRepository: headRepository !== repository,
    maintainerCanModify: pull.maintainerCanModify,
    baseRefName: pull.baseRef,
    baseRefOid: pull.state === 'open' ? (branchSha(repository, pull.baseRef) ?? pull.baseSha) : pull.baseSha,
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    baseRepository: () => views.repository(repository),
    headRepository: () => (headRepository === null ? null : views.repository(headRepository)),
    headRepositoryOwner: () => (headRepository === null ? null : views.account(pull.headOwner)),
    baseRef: () => views.ref(repository, `refs/heads/${pull.baseRef}`),
    headRef: () => (headRepository === null ? null : views.ref(headRepository, `refs/heads/${pull.headRef}`)),
  };
}

function requestedReviewer(graph: Graph, pull: PullRequest): View[] {
  const { views } = graph;
  return pull.reviewRequests.map(({ reviewer, asCodeOwner }, index) => ({
    __typename: 'ReviewRequest',
    id: nodeId('ReviewRequest', `${pull.pullId}/${index}`),
    databaseId: index,
    asCodeOwner,
    requestedReviewer: () => {
      if (reviewer.kind === 'user') return views.account(reviewer.account);
      needMembers(graph, reviewer.team.organization);
      return views.team(reviewer.team);
    },
  }));
}

function reviewFields(graph: Graph, pull: PullRequest): View {
  const { views, world } = graph;
  const show = (review: Review): View => views.review(pull, review);
  const wanted = (args: Args): Review[] => {
    const [states, author] = [listArg(args, 'states'), args['author']];
    return pull.reviews.filter(
      (one) => (states?.includes(one.state) ?? true) && (typeof author !== 'string' || one.author.login === author),
    );
  };
  const latest = (args: Args): Review[] =>
    [...new Map(pull.reviews.map((one) => [one.author.id, one])).values()].filter(() => args['author'] === undefined);
  return {
    reviewDecision: () => reviewDecision(world, pull),
    reviewRequests: (args: Args) => connection(args, requestedReviewer(graph, pull), (request) => request),
    reviews: (args: Args) => connection(args, wanted(args), show),
    latestReviews: (args: Args) => connection(args, latest(args), show),
    latestOpinionatedReviews: (args: Args) =>
      connection(args, latestOpinions(pull, args['writersOnly'] === true), show),
    reviewThreads: (args: Args) => connection(args, pull.threads, (thread) => views.thread(pull, thread)),
  };
}

function pullCommitView({ views }: Graph, pull: PullRequest, commit: ReturnType<typeof pullCommits>[number]): View {
  return {
    __typename: 'PullRequestCommit',
    id: nodeId('PullRequestCommit', `${pull.pullId}/${commit.sha}`),
    commit: () => views.commit(pull.repository, commit),
    pullRequest: () => views.pull(pull),
  };
}

function contentFields(graph: Graph, pull: PullRequest): View {
  const { views } = graph;
  const { store } = pull.repository;
  const closes = issuesClosedBy(pull);
  return {
    additions: () => totals(store, changedFiles(pull)).additions,
    deletions: () => totals(store, changedFiles(pull)).deletions,
    changedFiles: () => changedFiles(pull).length,
    files: (args: Args) => connection(args, changedFiles(pull), (change) => fileView(pull, change)),
    commits: (args: Args) =>
      connection(args, pullCommits(pull).slice(0, 250), (commit) => pullCommitView(graph, pull, commit), {
        totalCount: pullCommits(pull).length,
      }),
    closingIssuesReferences: (args: Args) => connection(args, closes, (issue) => views.issue(issue)),
    statusCheckRollup: () => {
      need(graph, pull.repository, 'checks');
      return views.rollup(pull.repository, pull.headSha);
    },
  };
}

/** `HeadRefForcePushedEvent` as the enumeration of item types writes it. */
function enumName(type: unknown): string {
  return String(type)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();
}

function timelineItems({ views }: Graph, pull: PullRequest): (args: Args) => View {
  return (args) => {
    const types = listArg(args, 'itemTypes');
    const items = views.timeline(pull).filter((item) => types?.includes(enumName(item['__typename'])) ?? true);
    return connection(args, items, (item) => item, {
      filteredCount: items.length,
      pageCount: items.length,
      updatedAt: stamp(pull.updatedAt),
    });
  };
}

export function pullView(graph: Graph, pull: PullRequest, shared: View): View {
  need(graph, pull.repository, 'pull_requests');
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.pullId),
    databaseId: pull.pullId,
    fullDatabaseId: String(pull.pullId),
    ...shared,
    state: pull.mergedAt === null ? pull.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    ...mergeFields(graph, pull),
    ...sideFields(graph, pull),
    ...reviewFields(graph, pull),
    ...contentFields(graph, pull),
    timelineItems: timelineItems(graph, pull),
  };
}
