import type {
  Annotation,
  CheckRun,
  CheckSuite,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Workflow,
  WorkflowJob,
  WorkflowRun,
} from '../world/checks.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { presentAccount, presentApp } from './accounts.ts';
import { presentSimpleCommit } from './commits.ts';
import { type Json, nodeId, stamp, stampOrNull, webUrl } from './json.ts';
import { presentPullReference, pullsOfHead } from './pull-requests.ts';
import { apiUrl, presentMinimalRepository } from './repositories.ts';

export function presentCheckRun(world: World, repository: Repository, run: CheckRun): Json {
  const url = `${apiUrl(world, repository)}/check-runs/${run.id}`;
  const html = webUrl(world, `${fullName(repository)}/runs/${run.id}`);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: stamp(run.startedAt),
    completed_at: stampOrNull(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: presentApp(world, run.suite.app),
    pull_requests: pullsOfHead(repository, run.headSha).map((pull) => presentPullReference(world, pull)),
  };
}

export function presentAnnotation(world: World, repository: Repository, run: CheckRun, annotation: Annotation): Json {
  return {
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    ...annotation,
    blob_href: webUrl(world, `${fullName(repository)}/blob/${run.headSha}/${annotation.path}`),
  };
}

export function presentCheckSuite(world: World, repository: Repository, suite: CheckSuite): Json {
  const url = `${apiUrl(world, repository)}/check-suites/${suite.id}`;
  const commit = repository.store.commits.get(suite.headSha);
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: suite.status,
    conclusion: suite.conclusion,
    url,
    before: commit?.parents[0] ?? '0'.repeat(40),
    after: suite.headSha,
    pull_requests: pullsOfHead(repository, suite.headSha).map((pull) => presentPullReference(world, pull)),
    app: presentApp(world, suite.app),
    created_at: stamp(suite.createdAt),
    updated_at: stamp(suite.updatedAt),
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: suite.runs.length,
    check_runs_url: `${url}/check-runs`,
    head_commit: commit === undefined ? null : presentSimpleCommit(commit),
    repository: presentMinimalRepository(world, repository),
  };
}

export function presentStatus(world: World, repository: Repository, status: CommitStatus): Json {
  return {
    url: `${apiUrl(world, repository)}/statuses/${status.sha}`,
    avatar_url: webUrl(world, `avatars/u/${status.creator.id}`),
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: stamp(status.createdAt),
    updated_at: stamp(status.createdAt),
    creator: presentAccount(world, status.creator),
  };
}

export function presentWorkflow(world: World, repository: Repository, workflow: Workflow): Json {
  const url = `${apiUrl(world, repository)}/actions/workflows/${workflow.id}`;
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: stamp(workflow.createdAt),
    updated_at: stamp(workflow.createdAt),
    url,
    html_url: webUrl(world, `${fullName(repository)}/blob/${repository.defaultBranch}/${workflow.path}`),
    badge_url: webUrl(world, `${fullName(repository)}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`),
  };
}

export function presentWorkflowRun(world: World, repository: Repository, run: WorkflowRun): Json {
  const url = `${apiUrl(world, repository)}/actions/runs/${run.id}`;
  const commit = repository.store.commits.get(run.headSha);
  const head = world.repositories.get(run.headRepositoryId) ?? repository;
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: run.suite.id,
    check_suite_node_id: nodeId('CheckSuite', run.suite.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow.path,
    run_number: run.number,
    run_attempt: run.attempt,
    referenced_workflows: run.referencedWorkflows.map((one) => ({ ...one })),
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    url,
    html_url: webUrl(world, `${fullName(repository)}/actions/runs/${run.id}`),
    pull_requests: pullsOfHead(repository, run.headSha).map((pull) => presentPullReference(world, pull)),
    created_at: stamp(run.createdAt),
    updated_at: stamp(run.updatedAt),
    run_started_at: stamp(run.startedAt),
    actor: presentAccount(world, run.actor),
    triggering_actor: presentAccount(world, run.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${apiUrl(world, repository)}/check-suites/${run.suite.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt === 1 ? null : `${url}/attempts/${run.attempt - 1}`,
    workflow_url: `${apiUrl(world, repository)}/actions/workflows/${run.workflow.id}`,
    display_title: commit?.message.split('\n')[0] ?? run.workflow.name,
    head_commit: commit === undefined ? null : presentSimpleCommit(commit),
    repository: presentMinimalRepository(world, repository),
    head_repository: presentMinimalRepository(world, head),
  };
}

export function presentJob(world: World, repository: Repository, job: WorkflowJob): Json {
  const { run, checkRun } = job;
  const url = apiUrl(world, repository);
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${url}/actions/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: nodeId('CheckRun', checkRun.id),
    head_sha: run.headSha,
    url: `${url}/actions/jobs/${job.id}`,
    html_url: webUrl(world, `${fullName(repository)}/actions/runs/${run.id}/job/${job.id}`),
    status: checkRun.status,
    conclusion: checkRun.conclusion,
    created_at: stamp(checkRun.startedAt),
    started_at: stamp(checkRun.startedAt),
    completed_at: stampOrNull(checkRun.completedAt),
    name: checkRun.name,
    steps: job.steps.map((step) => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion,
      number: step.number,
      started_at: stampOrNull(step.startedAt),
      completed_at: stampOrNull(step.completedAt),
    })),
    check_run_url: `${url}/check-runs/${checkRun.id}`,
    labels: [...job.labels],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
    workflow_name: run.workflow.name,
    head_branch: run.headBranch,
  };
}

export function presentDeployment(world: World, repository: Repository, deployment: Deployment): Json {
  const url = `${apiUrl(world, repository)}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: presentAccount(world, deployment.creator),
    created_at: stamp(deployment.createdAt),
    updated_at: stamp(deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt),
    statuses_url: `${url}/statuses`,
    repository_url: apiUrl(world, repository),
    transient_environment: false,
    production_environment: deployment.production,
  };
}

export function presentDeploymentStatus(
  world: World,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Json {
  const url = `${apiUrl(world, repository)}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: presentAccount(world, status.creator),
    description: status.description,
    environment: deployment.environment,
    target_url: webUrl(world, `${fullName(repository)}/deployments/${deployment.environment}`),
    ...(status.environmentUrl === '' ? {} : { environment_url: status.environmentUrl }),
    created_at: stamp(status.createdAt),
    updated_at: stamp(status.createdAt),
    deployment_url: url,
    repository_url: apiUrl(world, repository),
  };
}
