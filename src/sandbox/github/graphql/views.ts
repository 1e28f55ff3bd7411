import { accountView, appView, teamView } from './accounts.ts';
import { checkRunView, checkSuiteView, rollupView, statusView } from './checks.ts';
import { commitView } from './commits.ts';
import {
  commentView,
  issueView,
  labelView,
  milestoneView,
  reviewCommentView,
  reviewView,
  threadFields,
  threadView,
} from './conversations.ts';
import type { Graph } from './graph.ts';
import { pullView } from './pull-requests.ts';
import { queueEntryView, refView, repositoryView } from './repositories.ts';
import { timelineOf } from './timeline.ts';

/** Every topic's views, put together; a new type is a line here and in `graph.ts`. */
export function withViews(base: Omit<Graph, 'views'>): Graph {
  const graph: Graph = {
    ...base,
    views: {
      account: (account) => accountView(graph, account),
      team: (team) => teamView(graph, team),
      app: (app) => appView(graph, app),
      repository: (repository) => repositoryView(graph, repository),
      ref: (repository, name) => refView(graph, repository, name),
      commit: (repository, commit) => commitView(graph, repository, commit),
      pull: (pull) => pullView(graph, pull, threadFields(graph, pull)),
      issue: (issue) => issueView(graph, issue),
      comment: (issue, comment) => commentView(graph, issue, comment),
      review: (pull, review) => reviewView(graph, pull, review),
      reviewComment: (pull, thread, comment) => reviewCommentView(graph, pull, thread, comment),
      thread: (pull, thread) => threadView(graph, pull, thread),
      label: (repository, label) => labelView(graph, repository, label),
      milestone: (repository, milestone) => milestoneView(graph, repository, milestone),
      checkRun: (repository, run) => checkRunView(graph, repository, run),
      checkSuite: (repository, suite) => checkSuiteView(graph, repository, suite),
      status: (repository, status) => statusView(graph, repository, status),
      rollup: (repository, sha) => rollupView(graph, repository, sha),
      timeline: (pull) => timelineOf(graph, pull),
      queueEntry: (entry) => queueEntryView(graph, entry),
    },
  };
  return graph;
}
