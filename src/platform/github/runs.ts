import type { z } from 'zod';

import type { RepositoryKey } from '../ports/repository-key.ts';
import type { RunJob, Runs, WorkflowRun } from '../ports/runs.ts';
import type { workflowRun } from './answers.ts';
import { conclusionOf } from './change-nodes.ts';
import type { Client } from './client.ts';
import { makeIssuer } from './issuer.ts';
import { readOperations } from './operations.ts';

const MAXIMUM_PAGES = 10;

export function makeRuns(client: Client): Runs {
  return {
    ofHead: (repository, head) => runsOf(client, repository, head),
    jobs: (repository, run, attempt) => jobsOf(client, repository, run, attempt),
    artifacts: async (repository, run_id) => {
      const found = await client.pages(async (page) => {
        const answer = await client.read(repository, readOperations.runArtifacts, { run_id, ...page });
        return answer.artifacts;
      }, MAXIMUM_PAGES);
      return found
        .map(({ id, name, expired, size_in_bytes: size, created_at }) => ({
          id,
          name,
          size,
          expired,
          createdAt: Date.parse(created_at),
        }))
        .toSorted((one, other) => one.id - other.id);
    },
    download: (repository, artifact_id, maximum) =>
      client.download(repository, readOperations.artifactArchive, { artifact_id, archive_format: 'zip' }, maximum),
    remarks: async (repository, check_run_id) => {
      const remarks = await client.read(repository, readOperations.annotations, { check_run_id, per_page: 50 });
      return remarks.map(({ message }) => message ?? '');
    },
    issuer: makeIssuer(client.baseUrl),
  };
}

/** Every run for a head, oldest first. */
export async function runsOf(client: Client, repository: RepositoryKey, head: string): Promise<readonly WorkflowRun[]> {
  const runs = await client.pages(async (page) => {
    const answer = await client.read(repository, readOperations.workflowRuns, { head_sha: head, ...page });
    return answer.workflow_runs;
  }, MAXIMUM_PAGES);
  return runs.map(runOf).toSorted((one, other) => one.id - other.id);
}

function runOf(run: z.infer<typeof workflowRun>): WorkflowRun {
  const completed = run.status === 'completed';
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    workflow: run.path,
    event: run.event,
    head: run.head_sha,
    headBranch: run.head_branch,
    headRepositoryId: run.head_repository?.id ?? null,
    completed,
    conclusion: completed ? conclusionOf(run.conclusion) : null,
    createdAt: Date.parse(run.created_at),
    startedAt: Date.parse(run.run_started_at ?? run.created_at),
    updatedAt: Date.parse(run.updated_at),
  };
}

/** Jobs of the latest attempt, or of the one that is named. */
export async function jobsOf(
  client: Client,
  repository: RepositoryKey,
  run: WorkflowRun,
  attempt?: number,
): Promise<readonly RunJob[]> {
  const jobs = await client.pages(async (page) => {
    const answer =
      attempt === undefined
        ? await client.read(repository, readOperations.workflowJobs, { run_id: run.id, filter: 'latest', ...page })
        : await client.read(repository, readOperations.attemptJobs, {
            run_id: run.id,
            attempt_number: attempt,
            ...page,
          });
    return answer.jobs;
  }, MAXIMUM_PAGES);
  return jobs.map((job) => ({
    kind: 'workflow-job' as const,
    id: job.id,
    name: job.name,
    // GitHub adds `@ref` to the path of a workflow that comes from elsewhere.
    workflow: run.workflow,
    event: run.event,
    head: run.head,
    conclusion: conclusionOf(job.conclusion),
    startedAt: typeof job.started_at === 'string' ? Date.parse(job.started_at) : null,
  }));
}
