import { minimizeComment } from '../act/comments.ts';
import { setDraft } from '../act/pulls.ts';
import { setResolved } from '../act/reviews.ts';
import { readNodeId, stamp } from '../present/json.ts';
import type { Account } from '../world/accounts.ts';
import type { Repository } from '../world/repositories.ts';
import { commentById, nodeOf, pullById, threadById } from './find-node.ts';
import { type Args, type Graph, isVisible, listArg, textArg, unresolved, type View } from './graph.ts';

function accountNamed(graph: Graph, login: string, type: Account['type']): View {
  const account = [...graph.world.accounts.values()].find(
    (one) => one.login.toLowerCase() === login.toLowerCase() && one.type === type,
  );
  if (account === undefined)
    throw unresolved(`${type === 'Organization' ? 'an Organization' : 'a User'} with the login of '${login}'`);
  return graph.views.account(account);
}

function repositoryNamed(graph: Graph, name: string): View {
  let repository: Repository | undefined;
  try {
    repository = graph.world.repository(name);
  } catch {
    repository = undefined;
  }
  if (repository === undefined || !isVisible(graph, repository))
    throw unresolved(`a Repository with the name '${name}'`);
  return graph.views.repository(repository);
}

function nodeOrRefusal(graph: Graph, id: string): View {
  const node = nodeOf(graph, id);
  if (node === undefined) throw unresolved(`a node with the global id of '${id}'`);
  return node;
}

function queries(graph: Graph): View {
  const { budget, cost, actor, views } = graph;
  return {
    rateLimit: {
      cost,
      limit: budget.limit,
      used: budget.used + cost,
      remaining: Math.max(0, budget.limit - budget.used - cost),
      resetAt: stamp(budget.resetsAt),
      nodeCount: 0,
    },
    viewer: () => (actor.kind === 'anonymous' ? null : { ...views.account(actor.account), __typename: 'User' }),
    repository: (args: Args) =>
      repositoryNamed(graph, `${textArg(args, 'owner') ?? ''}/${textArg(args, 'name') ?? ''}`),
    organization: (args: Args) => accountNamed(graph, textArg(args, 'login') ?? '', 'Organization'),
    user: (args: Args) => accountNamed(graph, textArg(args, 'login') ?? '', 'User'),
    node: (args: Args) => nodeOrRefusal(graph, textArg(args, 'id') ?? ''),
    nodes: (args: Args) => (listArg(args, 'ids') ?? []).map((id) => nodeOf(graph, id) ?? null),
  };
}

function input(args: Args): Args {
  const value = args['input'];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function target<T>(args: Args, field: string, find: (id: number) => T | undefined): T {
  const id = textArg(input(args), field) ?? '';
  const found = find(Number(readNodeId(id)?.id));
  if (found === undefined) throw unresolved(`a node with the global id of '${id}'`);
  return found;
}

function setThread(graph: Graph, resolved: boolean): (args: Args) => View {
  return (args) => {
    const { pull, thread } = target(args, 'threadId', (id) => threadById(graph, id));
    setResolved(graph.world, pull, graph.actor, { thread, resolved });
    return { clientMutationId: null, thread: graph.views.thread(pull, thread) };
  };
}

function setPullDraft(graph: Graph, draft: boolean): (args: Args) => View {
  return (args) => {
    const pull = target(args, 'pullRequestId', (id) => pullById(graph, id));
    setDraft(graph.world, pull, graph.actor, draft);
    return { clientMutationId: null, pullRequest: graph.views.pull(pull) };
  };
}

function setMinimized(graph: Graph, minimized: boolean): (args: Args) => View {
  return (args) => {
    const { issue, comment } = target(args, 'subjectId', (id) => commentById(graph, id));
    const reason = minimized ? (textArg(input(args), 'classifier') ?? 'OUTDATED') : null;
    minimizeComment(graph.world, issue, graph.actor, { comment, reason });
    const shown = graph.views.comment(issue, comment);
    return { clientMutationId: null, [minimized ? 'minimizedComment' : 'unminimizedComment']: shown };
  };
}

/** The root of queries and mutations. */
export function rootOf(graph: Graph): View {
  return {
    ...queries(graph),
    resolveReviewThread: setThread(graph, true),
    unresolveReviewThread: setThread(graph, false),
    minimizeComment: setMinimized(graph, true),
    unminimizeComment: setMinimized(graph, false),
    convertPullRequestToDraft: setPullDraft(graph, true),
    markPullRequestReadyForReview: setPullDraft(graph, false),
  };
}
