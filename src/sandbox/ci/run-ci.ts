import { createHash } from 'node:crypto';

import {
  artifactNameOf,
  audienceOf,
  type Manifest,
  MANIFEST_FILE,
  TOKEN_FILE,
} from '../../engine/evidence/manifest/manifest.ts';
import { uploadArtifact } from '../github/act/artifacts.ts';
import { addJob, completeRun, startRun } from '../github/act/workflows.ts';
import { mintIdToken } from '../github/auth/oidc.ts';
import type { Account } from '../github/world/accounts.ts';
import type { WorkflowJob } from '../github/world/checks.ts';
import type { PullRequest, Repository } from '../github/world/repositories.ts';
import type { World } from '../github/world/world.ts';

/** The measuring workflow that the policies of the made-up companies list. */
const COMMIT = '8f3b1c2d4e5f60718293a4b5c6d7e8f901234567';
const COLLECTOR = { path: `garde-fou/garde-fou/.github/workflows/evidence.yml@${COMMIT}`, sha: COMMIT };

const CI = '.github/workflows/ci.yml';
const NAME = 'unit';
const REPORT = 'reports/00001-lcov.info';

type Files = Readonly<Record<string, string>>;

/** Hits by line by file, as a tool measured them. */
export type Hits = Readonly<Record<string, Readonly<Record<number, number>>>>;

/** What runs beside the measuring job; `forged`: another job puts a report of its own in the place of the collected one. */
export interface Measuring {
  readonly hits: Hits;
  readonly forged?: Hits;
}

/** One run of the supplier's CI on the head: it measures, the listed workflow collects and signs. Answers what it did. */
export function runCi(world: World, actor: Account, pull: PullRequest, { hits, forged }: Measuring): string {
  const { repository } = pull;
  const run = startRun(world, repository, {
    path: CI,
    event: 'pull_request',
    sha: pull.headSha,
    branch: pull.headRef,
    pull,
    actor,
  });
  const sign = (job: WorkflowJob, manifest: string): string =>
    mintIdToken(world, repository, job, audienceOf(digest(manifest)));
  let collected: Files = {};
  addJob(world, repository, run, {
    name: 'evidence / collect',
    uses: COLLECTOR,
    idToken: true,
    during: (job) => {
      const files = delivery(job, repository, lcov(hits));
      const manifest = files[MANIFEST_FILE] ?? '';
      collected = { ...files, [TOKEN_FILE]: sign(job, manifest) };
      uploadArtifact(world, repository, job, { name: artifactNameOf(NAME, job.attempt), files: collected });
    },
  });
  if (forged !== undefined)
    addJob(world, repository, run, {
      name: 'deploy preview',
      during: (job) => {
        // It can read the token that was collected, and nothing makes that token vouch for other bytes.
        const files = { ...collected, ...delivery(job, repository, lcov(forged)) };
        uploadArtifact(world, repository, job, { name: artifactNameOf(NAME, job.attempt), files, overwrite: true });
      },
    });
  completeRun(world, repository, run);
  return `${CI}: ${run.jobs.map(({ checkRun }) => checkRun.name).join(', ')} -> ${NAME}`;
}

function delivery({ run, attempt }: WorkflowJob, repository: Repository, report: string): Files {
  const manifest: Manifest = {
    version: 1,
    name: NAME,
    run: {
      id: run.id,
      attempt,
      job: 'collect',
      event: run.event,
      sha: run.checkedOut.sha,
      headSha: run.headSha,
      repositoryId: repository.id,
    },
    measuredSha: run.headSha,
    workspace: `/home/runner/work/${repository.name}/${repository.name}`,
    reports: [{ path: REPORT, source: 'coverage/lcov.info', size: Buffer.byteLength(report), sha256: digest(report) }],
    createdAt: new Date().toISOString(),
  };
  return { [MANIFEST_FILE]: JSON.stringify(manifest), [REPORT]: report };
}

function lcov(hits: Hits): string {
  const records = Object.entries(hits).map(([path, lines]) => {
    const told = Object.entries(lines).map(([line, count]) => `DA:${line},${String(count)}`);
    return [`SF:${path}`, ...told, 'end_of_record'].join('\n');
  });
  return `${records.join('\n')}\n`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
