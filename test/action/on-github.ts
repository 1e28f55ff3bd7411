import { cpSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Driver } from '../../src/sandbox/github/driver/driver.ts';
import type { WorkflowJob } from '../../src/sandbox/github/world/checks.ts';
import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { type Machine, type Ran, machine, runAction } from './runner.ts';

/** Where the Action runs on the fake GitHub. */
export interface Place {
  readonly hands: Driver;
  /** `owner/name`. */
  readonly repository: string;
  readonly change: PullRequest;
}

/** One step of a job, with what the runner tells it about job, run and pull request. */
export function step(
  { hands, repository: name, change }: Place,
  job: WorkflowJob,
  on: Machine,
  given: Record<string, string>,
): Promise<Ran> {
  const { run } = job;
  const repository = hands.world.repository(name);
  const isFork = change.headRepository !== repository;
  const request = job.idToken && !isFork ? hands.work.idTokenRequest(job) : undefined;
  return runAction(on, {
    with: given,
    event: {
      repository: { id: repository.id },
      pull_request: {
        head: { sha: change.headSha, repo: { id: change.headRepository?.id } },
        base: { sha: change.baseSha, ref: change.baseRef, repo: { id: repository.id } },
      },
    },
    env: {
      GITHUB_RUN_ID: String(run.id),
      GITHUB_RUN_ATTEMPT: String(run.attempt),
      GITHUB_SHA: run.checkedOut.sha,
      GITHUB_EVENT_NAME: run.event,
      GITHUB_REPOSITORY: name,
      GITHUB_REPOSITORY_ID: String(repository.id),
      GITHUB_JOB: job.checkRun.name.replace(/.* \/ /, ''),
      ...(request === undefined
        ? {}
        : { ACTIONS_ID_TOKEN_REQUEST_URL: request.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: request.token }),
    },
  });
}

/** `actions/upload-artifact` with the Action's outputs. */
export function upload({ hands, repository }: Place, job: WorkflowJob, { outputs }: Ran): number {
  const folder = outputs['path'] ?? '';
  const names = globSync('**', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
  return hands.work.upload(repository, job, { name: outputs['artifact-name'] ?? '', files }).id;
}

/** The reusable workflow's two jobs one after the other, with the artifact between them, which `between` may touch. */
export async function measureAndCollect(
  place: Place,
  { measure, collect }: { readonly measure: WorkflowJob; readonly collect: WorkflowJob },
  reports: Readonly<Record<string, string>>,
  between: (folder: string) => void = () => {},
): Promise<Ran> {
  const measuring = machine();
  for (const [path, text] of Object.entries(reports)) measuring.write(path, text);
  const found = await step(place, measure, measuring, { mode: 'find', name: 'unit', commit: place.change.headSha });
  upload(place, measure, found);
  const collecting = machine();
  const folder = join(collecting.temporary, 'handed-over');
  cpSync(found.outputs['path'] ?? '', folder, { recursive: true });
  between(folder);
  const digest = found.outputs['digest'] ?? '';
  return step(place, collect, collecting, { name: 'unit', 'handed-over': folder, digest });
}
