import { effectiveRules } from '../enforce/effective-rules.ts';
import { latestRuns, latestStatuses } from '../enforce/required-checks.ts';
import { nodeId, stamp, stampOrNull, webUrl } from '../present/json.ts';
import type { CheckRun, CheckSuite, CommitStatus, WorkflowRun } from '../world/checks.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import { connection } from './connection.ts';
import { type Args, type Graph, refused, type View } from './graph.ts';

interface Source {
  readonly name: string;
  readonly appId: number | undefined;
}

/** Whether the rules of a pull request's base require a check of this name from this App. */
function requirement({ world }: Graph, repository: Repository, source: Source): (args: Args) => boolean {
  return (args) => {
    const pull = repository.pulls.get(Number(args['pullRequestNumber']));
    if (pull === undefined) throw refused('UNPROCESSABLE', 'Either pull request ID or number is required.');
    return effectiveRules(world, repository, `refs/heads/${pull.baseRef}`).some(
      ({ rule }) =>
        rule.type === 'required_status_checks' &&
        rule.parameters.required_status_checks.some(
          ({ context, integration_id: id = null }) => context === source.name && (id === null || id === source.appId),
        ),
    );
  };
}

function workflowRunView(graph: Graph, repository: Repository, run: WorkflowRun): View {
  const path = `${fullName(repository)}/actions/runs/${run.id}`;
  const file = `${fullName(repository)}/actions/workflows/${run.workflow.path.split('/').at(-1)}`;
  return {
    __typename: 'WorkflowRun',
    id: nodeId('WorkflowRun', run.id),
    databaseId: run.id,
    runNumber: run.number,
    event: run.event,
    createdAt: stamp(run.createdAt),
    updatedAt: stamp(run.updatedAt),
    url: webUrl(graph.world, path),
    resourcePath: `/${path}`,
    checkSuite: () => graph.views.checkSuite(repository, run.suite),
    workflow: {
      __typename: 'Workflow',
      id: nodeId('Workflow', run.workflow.id),
      databaseId: run.workflow.id,
      name: run.workflow.name,
      state: 'ACTIVE',
      url: webUrl(graph.world, file),
      resourcePath: `/${file}`,
    },
  };
}

export function checkSuiteView(graph: Graph, repository: Repository, suite: CheckSuite): View {
  const { views } = graph;
  const run = repository.runs.find((one) => one.suite === suite);
  const commit = repository.store.commits.get(suite.headSha);
  return {
    __typename: 'CheckSuite',
    id: nodeId('CheckSuite', suite.id),
    databaseId: suite.id,
    status: suite.status.toUpperCase(),
    conclusion: suite.conclusion?.toUpperCase() ?? null,
    createdAt: stamp(suite.createdAt),
    updatedAt: stamp(suite.updatedAt),
    app: () => views.app(suite.app),
    commit: () => (commit === undefined ? null : views.commit(repository, commit)),
    repository: () => views.repository(repository),
    workflowRun: () => (run === undefined ? null : workflowRunView(graph, repository, run)),
    checkRuns: (args: Args) => connection(args, suite.runs, (one) => views.checkRun(repository, one)),
  };
}

export function checkRunView(graph: Graph, repository: Repository, run: CheckRun): View {
  const html = webUrl(graph.world, `${fullName(repository)}/runs/${run.id}`);
  return {
    __typename: 'CheckRun',
    id: nodeId('CheckRun', run.id),
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    startedAt: stamp(run.startedAt),
    completedAt: stampOrNull(run.completedAt),
    title: run.title,
    summary: run.summary,
    text: run.text,
    externalId: run.externalId,
    detailsUrl: run.detailsUrl ?? html,
    url: html,
    permalink: html,
    resourcePath: `/${fullName(repository)}/runs/${run.id}`,
    checkSuite: () => graph.views.checkSuite(repository, run.suite),
    repository: () => graph.views.repository(repository),
    isRequired: requirement(graph, repository, { name: run.name, appId: run.suite.app.id }),
  };
}

export function statusView(graph: Graph, repository: Repository, status: CommitStatus): View {
  return {
    __typename: 'StatusContext',
    id: nodeId('StatusContext', status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    avatarUrl: null,
    createdAt: stamp(status.createdAt),
    creator: () => graph.views.account(status.creator),
    isRequired: requirement(graph, repository, { name: status.context, appId: status.creator.appId }),
  };
}

const FAILED = new Set(['failure', 'timed_out', 'cancelled', 'action_required', 'startup_failure', 'stale', 'error']);

function stateOf(outcomes: readonly (string | null)[]): string {
  if (outcomes.some((one) => one !== null && FAILED.has(one))) return 'FAILURE';
  return outcomes.some((one) => one === null || one === 'pending') ? 'PENDING' : 'SUCCESS';
}

/** What the head of a pull request shows: the newest run of each name and App, the newest status of each context. */
export function rollupView(graph: Graph, repository: Repository, sha: string): View | null {
  const { views } = graph;
  const runs = latestRuns(repository, sha);
  const statuses = latestStatuses(repository, sha);
  if (runs.length + statuses.length === 0) return null;
  const contexts = [
    ...runs.map((run) => () => views.checkRun(repository, run)),
    ...statuses.map((status) => () => views.status(repository, status)),
  ];
  const commit = repository.store.commits.get(sha);
  return {
    __typename: 'StatusCheckRollup',
    id: nodeId('StatusCheckRollup', `${repository.id}/${sha}`),
    state: stateOf([...runs.map(({ conclusion }) => conclusion), ...statuses.map(({ state }) => state)]),
    commit: () => (commit === undefined ? null : views.commit(repository, commit)),
    contexts: (args: Args) =>
      connection(args, contexts, (show) => show(), { checkRunCount: runs.length, statusContextCount: statuses.length }),
  };
}
