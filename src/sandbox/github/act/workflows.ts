import { presentJob, presentWorkflow, presentWorkflowRun } from '../present/checks.ts';
import type { Account } from '../world/accounts.ts';
import type { App } from '../world/apps.ts';
import type {
  CheckedOut,
  Conclusion,
  JobStep,
  ReferencedWorkflow,
  Workflow,
  WorkflowJob,
  WorkflowRun,
} from '../world/checks.ts';
import { baseTip, testMerge } from '../world/pull-diffs.ts';
import { found, Refusal } from '../world/refusal.ts';
import type { PullRequest, Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { announce } from './announce.ts';
import { addSuite } from './check-suites.ts';
import { addCheckRun, updateCheckRun } from './checks.ts';

export const ACTIONS_APP_ID = 15_368;

function actionsApp(world: World): App {
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
  readonly referencedWorkflows?: readonly ReferencedWorkflow[];
  /** The pull request that triggered it. */
  readonly pull?: PullRequest;
  /** The first run of a newcomer's fork: nothing runs until somebody with write access approves it. */
  readonly awaitsApproval?: boolean;
}

/** What `actions/checkout` gives: the test merge of a pull request, or the commit itself. */
function checkedOut(wish: RunWish): CheckedOut {
  const { pull, event = 'pull_request', sha, branch = null } = wish;
  const refs = pull === undefined ? { headRef: '', baseRef: '' } : { headRef: pull.headRef, baseRef: pull.baseRef };
  if (pull !== undefined && event === 'pull_request') {
    const merge = testMerge(pull);
    if (merge === null) throw new Refusal(422, 'Workflows do not run on a pull request that has a merge conflict');
    return { ...refs, sha: merge, ref: `refs/pull/${pull.number}/merge` };
  }
  if (pull !== undefined && event === 'pull_request_target')
    return { ...refs, sha: baseTip(pull), ref: `refs/heads/${pull.baseRef}` };
  return { headRef: '', baseRef: '', sha, ref: branch === null ? '' : `refs/heads/${branch}` };
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

/** Nobody but the queue itself asks for checks of a merge group, whatever a branch is called. */
function refuseImitation({ queue }: Repository, { event, sha, branch }: RunWish): void {
  const isQueued = queue.some(({ headSha, ref }) => headSha === sha && ref === `refs/heads/${branch ?? ''}`);
  if (event === 'merge_group' && !isQueued) throw new Refusal(422, 'The merge queue has no such group');
}

/** Starts a run of a workflow file, as the push or pull request that triggered it would. */
export function startRun(world: World, repository: Repository, wish: RunWish): WorkflowRun {
  refuseImitation(repository, wish);
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
    startedAt: at,
    referencedWorkflows: [...(wish.referencedWorkflows ?? [])],
    checkedOut: checkedOut(wish),
    attempt: 1,
    triggeringActor: wish.actor,
    status: 'in_progress',
    conclusion: null,
    updatedAt: at,
  };
  repository.runs.push(run);
  tell(world, repository, run, 'requested');
  if (wish.awaitsApproval === true) completeRun(world, repository, run, 'action_required');
  else tell(world, repository, run, 'in_progress');
  return run;
}

/** Lets a fork's run begin that waited for approval. */
export function approveRun(world: World, repository: Repository, run: WorkflowRun, by: Account): void {
  if (run.conclusion !== 'action_required') throw new Refusal(403, 'This run is not from a fork pull request');
  run.triggeringActor = by;
  begin(world, run);
  tell(world, repository, run, 'in_progress');
}

function begin(world: World, run: WorkflowRun): void {
  run.status = 'in_progress';
  run.conclusion = null;
  run.startedAt = world.clock.tick();
  run.updatedAt = run.startedAt;
}

export interface JobWish {
  readonly name: string;
  readonly conclusion?: Conclusion | null;
  readonly steps?: readonly { readonly name: string; readonly conclusion?: Conclusion; readonly seconds?: number }[];
  readonly labels?: readonly string[];
  readonly summary?: string;
  /** The job comes from a reusable workflow. */
  readonly uses?: ReferencedWorkflow;
  /** `permissions: id-token: write`. */
  readonly idToken?: boolean;
  /** What the job does while it runs. */
  readonly during?: (job: WorkflowJob) => void;
}

function stepsOf(world: World, wish: JobWish): JobStep[] {
  return (wish.steps ?? []).map(({ name, conclusion = 'success', seconds = 1 }, index) => {
    const startedAt = world.clock.now();
    world.clock.advance(seconds * 1_000);
    return { name, status: 'completed', conclusion, number: index + 1, startedAt, completedAt: world.clock.now() };
  });
}

function noteReference(run: WorkflowRun, uses: ReferencedWorkflow): void {
  const known = run.referencedWorkflows.some(({ path, sha }) => path === uses.path && sha === uses.sha);
  if (!known) run.referencedWorkflows.push(uses);
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
    uses: wish.uses ?? null,
    idToken: wish.idToken ?? false,
  };
  run.jobs.push(job);
  if (wish.uses !== undefined) noteReference(run, wish.uses);
  wish.during?.(job);
  if (conclusion !== null)
    updateCheckRun(world, repository, checkRun, {
      conclusion,
      ...(wish.summary === undefined ? {} : { summary: wish.summary }),
    });
  tellJob(world, repository, job, conclusion === null ? 'in_progress' : 'completed');
  return job;
}

/** Ends a job that was left running. */
export function completeJob(world: World, repository: Repository, job: WorkflowJob, conclusion: Conclusion): void {
  updateCheckRun(world, repository, job.checkRun, { conclusion });
  tellJob(world, repository, job, 'completed');
}

function tellJob(world: World, repository: Repository, job: WorkflowJob, action: string): void {
  announce(world, repository, {
    name: 'workflow_job',
    sender: job.run.triggeringActor,
    payload: { action, workflow_job: presentJob(world, repository, job) },
  });
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
  begin(world, run);
  tell(world, repository, run, 'requested');
}
