import { presentJob, presentWorkflow, presentWorkflowRun } from '../present/checks.ts';
import type { Account } from '../world/accounts.ts';
import type { App } from '../world/apps.ts';
import type { Conclusion, JobStep, Workflow, WorkflowJob, WorkflowRun } from '../world/checks.ts';
import { found } from '../world/refusal.ts';
import type { Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';
import { addSuite } from './check-suites.ts';
import { addCheckRun, updateCheckRun } from './checks.ts';

export const ACTIONS_APP_ID = 15_368;

export function actionsApp(world: World): App {
  return found(world.apps.get(ACTIONS_APP_ID));
}

export interface RunWish {
  readonly path: string;
  readonly name?: string;
  readonly event?: string;
  readonly sha: string;
  readonly branch?: string | null;
  readonly headRepository?: Repository;
  readonly actor: Account;
  readonly referencedWorkflows?: WorkflowRun['referencedWorkflows'];
}

function workflowAt(world: World, repository: Repository, wish: RunWish): Workflow {
  const known = repository.workflows.find(({ path }) => path === wish.path);
  if (known !== undefined) return known;
  const workflow = { id: world.newId(), name: wish.name ?? wish.path, path: wish.path, createdAt: world.clock.now() };
  repository.workflows.push(workflow);
  return workflow;
}

function tell(world: World, repository: Repository, run: WorkflowRun, action: string): void {
  announce(world, repository, {
    name: 'workflow_run',
    sender: run.triggeringActor,
    payload: {
      action,
      workflow_run: presentWorkflowRun(world, repository, run),
      workflow: presentWorkflow(world, repository, run.workflow),
    },
  });
}

/** Starts a run of a workflow file, as the push or pull request that triggered it would. */
export function startRun(world: World, repository: Repository, wish: RunWish): WorkflowRun {
  const workflow = workflowAt(world, repository, wish);
  const at = world.clock.tick();
  const run: WorkflowRun = {
    id: world.newId(),
    workflow,
    number: repository.runs.filter((one) => one.workflow === workflow).length + 1,
    event: wish.event ?? 'pull_request',
    headBranch: wish.branch ?? null,
    headSha: wish.sha,
    headRepositoryId: (wish.headRepository ?? repository).id,
    actor: wish.actor,
    suite: addSuite(world, repository, actionsApp(world), { sha: wish.sha, branch: wish.branch ?? null }),
    jobs: [],
    createdAt: at,
    referencedWorkflows: wish.referencedWorkflows ?? [],
    attempt: 1,
    triggeringActor: wish.actor,
    status: 'in_progress',
    conclusion: null,
    updatedAt: at,
  };
  repository.runs.push(run);
  tell(world, repository, run, 'requested');
  tell(world, repository, run, 'in_progress');
  return run;
}

export interface JobWish {
  readonly name: string;
  readonly conclusion?: Conclusion | null;
  readonly steps?: readonly { readonly name: string; readonly conclusion?: Conclusion; readonly seconds?: number }[];
  readonly labels?: readonly string[];
  readonly summary?: string;
}

function stepsOf(world: World, wish: JobWish): JobStep[] {
  return (wish.steps ?? []).map(({ name, conclusion = 'success', seconds = 1 }, index) => {
    const startedAt = world.clock.now();
    world.clock.advance(seconds * 1_000);
    return { name, status: 'completed', conclusion, number: index + 1, startedAt, completedAt: world.clock.now() };
  });
}

/** Adds a job to a run: its check run bears the job's name and belongs to the Actions App. */
export function addJob(world: World, repository: Repository, run: WorkflowRun, wish: JobWish): WorkflowJob {
  const { conclusion = 'success' } = wish;
  const checkRun = addCheckRun(world, repository, run.suite, { name: wish.name, status: 'in_progress' });
  const labels = [...(wish.labels ?? ['ubuntu-latest'])];
  const job: WorkflowJob = {
    id: checkRun.id,
    run,
    attempt: run.attempt,
    checkRun,
    steps: stepsOf(world, wish),
    labels,
  };
  run.jobs.push(job);
  if (conclusion !== null)
    updateCheckRun(world, repository, checkRun, {
      conclusion,
      ...(wish.summary === undefined ? {} : { summary: wish.summary }),
    });
  announce(world, repository, {
    name: 'workflow_job',
    sender: run.triggeringActor,
    payload: {
      action: conclusion === null ? 'in_progress' : 'completed',
      workflow_job: presentJob(world, repository, job),
    },
  });
  return job;
}

export function completeRun(world: World, repository: Repository, run: WorkflowRun, conclusion?: Conclusion): void {
  run.updatedAt = world.clock.tick();
  run.status = 'completed';
  run.conclusion = conclusion ?? run.suite.conclusion ?? 'success';
  tell(world, repository, run, 'completed');
}

/** Begins a further attempt; its jobs are added anew. */
export function rerun(world: World, repository: Repository, run: WorkflowRun, by: Account): void {
  run.attempt += 1;
  run.triggeringActor = by;
  run.status = 'in_progress';
  run.conclusion = null;
  run.updatedAt = world.clock.tick();
  tell(world, repository, run, 'requested');
}
