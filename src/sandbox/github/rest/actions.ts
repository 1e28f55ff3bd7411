import { approveRun, rerun } from '../act/workflows.ts';
import { presentJob, presentWorkflow, presentWorkflowRun } from '../present/checks.ts';
import type { Workflow, WorkflowJob, WorkflowRun } from '../world/checks.ts';
import { found } from '../world/refusal.ts';
import { accountOf } from '../world/roles.ts';
import { numbered } from './fields.ts';
import { counted } from './paging.ts';
import { created, inRepository, ok, type Reply, type RepositoryCall, type Route } from './route.ts';

function runOf({ repository, params }: RepositoryCall): WorkflowRun {
  const id = numbered(params, 'run_id');
  return found(repository.runs.find((run) => run.id === id));
}

function workflowOf({ repository, params }: RepositoryCall): Workflow {
  const wanted = params['workflow_id'] ?? '';
  return found(repository.workflows.find(({ id, path }) => String(id) === wanted || path.split('/').at(-1) === wanted));
}

function listRuns(call: RepositoryCall, runs: readonly WorkflowRun[]): Reply {
  const { query, world, repository } = call;
  const wanted: [string, (run: WorkflowRun) => unknown][] = [
    ['head_sha', (run) => run.headSha],
    ['event', (run) => run.event],
    ['branch', (run) => run.headBranch],
    ['actor', (run) => run.actor.login],
  ];
  const status = query.get('status');
  const matching = runs.filter(
    (run) =>
      wanted.every(([name, read]) => [null, read(run)].includes(query.get(name))) &&
      (status === null || run.status === status || run.conclusion === status),
  );
  return counted(call, matching.toReversed(), {
    as: 'workflow_runs',
    show: (run) => presentWorkflowRun(world, repository, run),
  });
}

function listJobs(call: RepositoryCall, attempt: number | 'all'): Reply {
  const jobs = runOf(call).jobs.filter((job) => attempt === 'all' || job.attempt === attempt);
  return counted(call, jobs, { as: 'jobs', show: (job) => presentJob(call.world, call.repository, job) });
}

function jobOf({ repository, params }: RepositoryCall): WorkflowJob {
  const id = numbered(params, 'job_id');
  return found(repository.runs.flatMap(({ jobs }) => jobs).find((job) => job.id === id));
}

const ACTIONS = '/repos/{owner}/{repo}/actions';

export const actionRoutes: readonly Route[] = [
  inRepository(`GET ${ACTIONS}/runs`, 'actions:read', (call) => listRuns(call, call.repository.runs)),
  inRepository(`GET ${ACTIONS}/runs/{run_id}`, 'actions:read', (call) =>
    ok(presentWorkflowRun(call.world, call.repository, runOf(call))),
  ),
  inRepository(`GET ${ACTIONS}/runs/{run_id}/jobs`, 'actions:read', (call) =>
    listJobs(call, call.query.get('filter') === 'all' ? 'all' : runOf(call).attempt),
  ),
  inRepository(`GET ${ACTIONS}/runs/{run_id}/attempts/{attempt_number}/jobs`, 'actions:read', (call) =>
    listJobs(call, numbered(call.params, 'attempt_number')),
  ),
  inRepository(
    `POST ${ACTIONS}/runs/{run_id}/rerun`,
    'actions:write',
    (call) => {
      rerun(call.world, call.repository, runOf(call), accountOf(call.actor));
      return created({});
    },
    'write',
  ),
  inRepository(
    `POST ${ACTIONS}/runs/{run_id}/approve`,
    'actions:write',
    (call) => {
      approveRun(call.world, call.repository, runOf(call), accountOf(call.actor));
      return created({});
    },
    'write',
  ),
  inRepository(`GET ${ACTIONS}/jobs/{job_id}`, 'actions:read', (call) =>
    ok(presentJob(call.world, call.repository, jobOf(call))),
  ),
  inRepository(`GET ${ACTIONS}/workflows`, 'actions:read', (call) =>
    counted(call, call.repository.workflows, {
      as: 'workflows',
      show: (one) => presentWorkflow(call.world, call.repository, one),
    }),
  ),
  inRepository(`GET ${ACTIONS}/workflows/{workflow_id}`, 'actions:read', (call) =>
    ok(presentWorkflow(call.world, call.repository, workflowOf(call))),
  ),
  inRepository(`GET ${ACTIONS}/workflows/{workflow_id}/runs`, 'actions:read', (call) => {
    const workflow = workflowOf(call);
    return listRuns(
      call,
      call.repository.runs.filter((run) => run.workflow === workflow),
    );
  }),
];
