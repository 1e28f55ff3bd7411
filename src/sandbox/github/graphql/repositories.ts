import { protectionOf } from '../enforce/effective-rules.ts';
import { nodeId, stamp, webUrl } from '../present/json.ts';
import {
  branchNames,
  fullName,
  type Issue,
  isPull,
  type MergeQueueEntry,
  type PullRequest,
  type Repository,
  resolveCommit,
} from '../world/repositories.ts';
import { viewerPermission } from './accounts.ts';
import { objectView } from './commits.ts';
import { connection } from './connection.ts';
import { type Args, type Graph, isVisible, listArg, need, needTalk, textArg, unresolved, type View } from './graph.ts';
import { protectionView, updateRule } from './protection.ts';

export function refView(graph: Graph, repository: Repository, name: string): View | null {
  const { views } = graph;
  const sha = repository.refs.get(name);
  const commit = repository.store.commits.get(resolveCommit(repository, name) ?? '');
  if (sha === undefined || commit === undefined) return null;
  const [, kind = '', ...rest] = name.split('/');
  const short = rest.join('/');
  const pulls = [...repository.pulls.values()].filter(
    (pull) => pull.headRepository === repository && pull.headRef === short,
  );
  return {
    __typename: 'Ref',
    id: nodeId('Ref', `${repository.id}/${name}`),
    name: short,
    prefix: `refs/${kind}/`,
    target: () => views.commit(repository, commit),
    repository: () => views.repository(repository),
    branchProtectionRule: () => {
      need(graph, repository, 'administration');
      const protection = kind === 'heads' ? protectionOf(repository, short) : undefined;
      return protection === undefined ? null : protectionView(graph, repository, short, protection);
    },
    refUpdateRule: () => updateRule(graph, repository, name),
    associatedPullRequests: (args: Args) => connection(args, pulls, (pull) => views.pull(pull)),
  };
}

/** The tree or blob at a path below a tree. */
function objectBelow(repository: Repository, root: string, path: string): View | null {
  const { store } = repository;
  let sha: string | undefined = root;
  for (const name of path.split('/').filter((part) => part !== ''))
    sha = store.trees.get(sha ?? '')?.find((entry) => entry.name === name)?.sha;
  return sha === undefined ? null : objectView(repository, sha);
}

/** `main:src/a.ts`, or a commit's, tree's or blob's own id. */
function objectAt(graph: Graph, repository: Repository, args: Args): View | null {
  need(graph, repository, 'contents');
  const expression = textArg(args, 'oid') ?? textArg(args, 'expression') ?? '';
  const [revision = '', path] = expression.split(':');
  const commit = repository.store.commits.get(resolveCommit(repository, revision) ?? '');
  if (commit === undefined) return path === undefined ? objectView(repository, expression) : null;
  return path === undefined ? graph.views.commit(repository, commit) : objectBelow(repository, commit.tree, path);
}

const stateOf = (pull: PullRequest): string => (pull.mergedAt === null ? pull.state.toUpperCase() : 'MERGED');

export function queueEntryView({ views }: Graph, entry: MergeQueueEntry): View {
  const { repository } = entry.pull;
  const commitAt = (sha: string): View | null => {
    const commit = repository.store.commits.get(sha);
    return commit === undefined ? null : views.commit(repository, commit);
  };
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MergeQueueEntry', entry.id),
    position: repository.queue.indexOf(entry) + 1,
    state: 'AWAITING_CHECKS',
    enqueuedAt: stamp(entry.enqueuedAt),
    enqueuer: () => views.account(entry.enqueuer),
    estimatedTimeToMerge: null,
    headCommit: () => commitAt(entry.headSha),
    baseCommit: () => commitAt(entry.baseSha),
    jump: false,
    solo: false,
    pullRequest: () => views.pull(entry.pull),
    mergeQueue: () => queueView({ views }, repository, entry.pull.baseRef),
  };
}

function queueView({ views }: Pick<Graph, 'views'>, repository: Repository, branch: string): View {
  const entries = repository.queue.filter(({ pull }) => pull.baseRef === branch);
  return {
    __typename: 'MergeQueue',
    id: nodeId('MergeQueue', `${repository.id}/${branch}`),
    nextEntryEstimatedTimeToMerge: null,
    repository: () => views.repository(repository),
    entries: (args: Args) => connection(args, entries, (entry) => views.queueEntry(entry)),
  };
}

function pullsOf(graph: Graph, repository: Repository): (args: Args) => View {
  return (args) => {
    need(graph, repository, 'pull_requests');
    const [states, head, base] = [listArg(args, 'states'), args['headRefName'], args['baseRefName']];
    const matching = [...repository.pulls.values()].filter(
      (pull) =>
        (states?.includes(stateOf(pull)) ?? true) &&
        (head ?? pull.headRef) === pull.headRef &&
        (base ?? pull.baseRef) === pull.baseRef,
    );
    const order: unknown = args['orderBy'];
    const down = typeof order === 'object' && order !== null && 'direction' in order && order.direction === 'DESC';
    return connection(args, down ? matching.toReversed() : matching, (pull) => graph.views.pull(pull));
  };
}

function talkFields(graph: Graph, repository: Repository): View {
  const { views } = graph;
  const numbered = (args: Args): Issue | undefined => repository.issues.get(Number(args['number']));
  return {
    pullRequest: (args: Args) => {
      const pull = repository.pulls.get(Number(args['number']));
      if (pull === undefined) throw unresolved(`a PullRequest with the number of ${String(args['number'])}`);
      return views.pull(pull);
    },
    pullRequests: pullsOf(graph, repository),
    issue: (args: Args) => {
      needTalk(graph, repository);
      const issue = numbered(args);
      if (issue === undefined || isPull(issue))
        throw unresolved(`an Issue with the number of ${String(args['number'])}`);
      return views.issue(issue);
    },
    issues: (args: Args) => {
      need(graph, repository, 'issues');
      const states = listArg(args, 'states');
      const issues = [...repository.issues.values()].filter(
        (one) => !isPull(one) && (states?.includes(one.state.toUpperCase()) ?? true),
      );
      return connection(args, issues, (one) => views.issue(one));
    },
    issueOrPullRequest: (args: Args) => {
      const issue = numbered(args);
      return issue === undefined ? null : views.issue(issue);
    },
    milestones: (args: Args) =>
      connection(args, [...repository.milestones.values()], (one) => views.milestone(repository, one)),
    labels: (args: Args) => connection(args, [...repository.labels.values()], (one) => views.label(repository, one)),
  };
}

function gitFields(graph: Graph, repository: Repository): View {
  const { views } = graph;
  return {
    defaultBranchRef: () => views.ref(repository, `refs/heads/${repository.defaultBranch}`),
    ref: (args: Args) => {
      need(graph, repository, 'contents');
      const name = textArg(args, 'qualifiedName') ?? '';
      return (
        [name, `refs/heads/${name}`, `refs/tags/${name}`]
          .map((one) => views.ref(repository, one))
          .find((one) => one !== null) ?? null
      );
    },
    refs: (args: Args) => {
      need(graph, repository, 'contents');
      const prefix = textArg(args, 'refPrefix') ?? 'refs/heads/';
      const names = [...repository.refs.keys()].filter((ref) => ref.startsWith(prefix)).toSorted();
      return connection(args, names, (name) => views.ref(repository, name));
    },
    object: (args: Args) => objectAt(graph, repository, args),
    mergeQueue: (args: Args) => queueView(graph, repository, textArg(args, 'branch') ?? repository.defaultBranch),
    branchProtectionRules: (args: Args) => {
      need(graph, repository, 'administration');
      return connection(args, [...repository.protections], ([pattern, one]) =>
        protectionView(graph, repository, pattern, one),
      );
    },
  };
}

export function repositoryView(graph: Graph, repository: Repository): View {
  const { views, world } = graph;
  const { parent } = repository;
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    description: repository.description,
    isPrivate: repository.visibility !== 'public',
    visibility: repository.visibility.toUpperCase(),
    isArchived: repository.archived,
    isDisabled: false,
    isFork: parent !== null,
    isEmpty: branchNames(repository).length === 0,
    createdAt: stamp(repository.createdAt),
    updatedAt: stamp(repository.updatedAt),
    pushedAt: stamp(repository.pushedAt),
    deleteBranchOnMerge: repository.deleteBranchOnMerge,
    autoMergeAllowed: repository.allowAutoMerge,
    mergeCommitAllowed: repository.mergeMethods.includes('merge'),
    squashMergeAllowed: repository.mergeMethods.includes('squash'),
    rebaseMergeAllowed: repository.mergeMethods.includes('rebase'),
    url: webUrl(world, fullName(repository)),
    resourcePath: `/${fullName(repository)}`,
    owner: () => views.account(repository.owner),
    parent: () => (parent === null || !isVisible(graph, parent) ? null : views.repository(parent)),
    viewerPermission: () => viewerPermission(graph, repository),
    repositoryTopics: (args: Args) =>
      connection(args, repository.topics, (name) => ({
        __typename: 'RepositoryTopic',
        id: nodeId('RepositoryTopic', name),
        topic: { __typename: 'Topic', name },
      })),
    ...talkFields(graph, repository),
    ...gitFields(graph, repository),
  };
}
