import type { Deployment, WorkflowJob } from '../../engine/facts/check.ts';
import type { CheckPage, Checks } from '../ports/checks.ts';
import type { RepositoryKey } from '../ports/repository-key.ts';
import type { Client } from './client.ts';
import { readOperations, writeOperations } from './operations.ts';
import { jobsOf, runsOf } from './runs.ts';

const MOST_DEPLOYMENTS = 30;

export function makeChecks(client: Client, appId: number): Checks {
  return {
    workflowJobs: (repository, head) => workflowJobs(client, repository, head),
    deployments: (repository, head) => deployments(client, repository, head),
    findOurs: async (repository, ref, check_name) => {
      const found = await client.read(repository, readOperations.checkRuns, {
        ref,
        check_name,
        app_id: appId,
        filter: 'all',
        per_page: 100,
      });
      const runs = found.check_runs
        .filter(({ name }) => name === check_name)
        .toSorted((one, other) => other.id - one.id);
      return runs.map((run) => ({
        id: run.id,
        externalId: run.external_id ?? '',
        annotations: run.output.annotations_count,
      }));
    },
    create: async (repository, page) => {
      const parameters = { ...bodyOf(page), name: page.name, head_sha: page.head };
      const { id } = await client.write(repository, writeOperations.createCheck, parameters, 'check');
      return id;
    },
    update: async (repository, id, page) => {
      const parameters = { ...bodyOf(page), check_run_id: id };
      await client.write(repository, writeOperations.updateCheck, parameters, 'check');
    },
  };
}

async function workflowJobs(client: Client, repository: RepositoryKey, head: string): Promise<readonly WorkflowJob[]> {
  const runs = await runsOf(client, repository, head);
  return (await Promise.all(runs.map((run) => jobsOf(client, repository, run)))).flat();
}

const deploymentStates: Readonly<Record<string, Deployment['state']>> = {
  success: 'success',
  failure: 'failure',
  error: 'error',
  in_progress: 'in-progress',
  queued: 'queued',
  inactive: 'inactive',
};

async function deployments(client: Client, repository: RepositoryKey, head: string): Promise<readonly Deployment[]> {
  const newest = await client.read(repository, readOperations.deployments, { sha: head, per_page: MOST_DEPLOYMENTS });
  return Promise.all(
    newest.map(async ({ id, environment }) => {
      const address = { deployment_id: id, per_page: 1 };
      const [latest] = await client.read(repository, readOperations.deploymentStatuses, address);
      return { environment, head, state: deploymentStates[latest?.state ?? ''] ?? 'pending' };
    }),
  );
}

function bodyOf(page: CheckPage): Readonly<Record<string, unknown>> {
  const { conclusion, title, summary, text, annotations } = page;
  return {
    external_id: page.externalId,
    ...(conclusion === null ? { status: 'in_progress' } : { status: 'completed', conclusion }),
    output: {
      title,
      summary,
      // Left out, what stood there before would stay.
      text: text ?? '',
      ...(annotations.length === 0
        ? {}
        : {
            annotations: annotations.map((one) => ({
              path: one.path,
              start_line: one.startLine,
              end_line: one.endLine,
              annotation_level: one.level,
              title: one.title,
              message: one.message,
            })),
          }),
    },
  };
}
