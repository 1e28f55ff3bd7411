import { createPrivateKey, sign } from 'node:crypto';

import type { WorkflowJob } from '../world/checks.ts';
import { Refusal } from '../world/refusal.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';

const LIFE = 300;

function refusals(repository: Repository, { run, idToken, checkRun }: WorkflowJob): string | undefined {
  const fork = run.event === 'pull_request' && run.headRepositoryId !== repository.id;
  if (fork || !idToken) return 'Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable';
  return checkRun.status === 'completed' ? 'The job has ended' : undefined;
}

function claimsOf(world: World, repository: Repository, job: WorkflowJob): Readonly<Record<string, unknown>> {
  const { run } = job;
  const { sha, ref, headRef, baseRef } = run.checkedOut;
  const name = fullName(repository);
  const workflow = { ref: `${name}/${run.workflow.path}@${ref}`, sha };
  const called = job.uses === null ? workflow : { ref: job.uses.path, sha: job.uses.sha };
  return {
    sub: run.event === 'pull_request' ? `repo:${name}:pull_request` : `repo:${name}:ref:${ref}`,
    jti: world.digest('token id').slice(0, 32),
    ref,
    sha,
    repository: name,
    repository_owner: repository.owner.login,
    repository_owner_id: String(repository.owner.id),
    repository_id: String(repository.id),
    repository_visibility: repository.visibility,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(job.attempt),
    actor: run.actor.login,
    actor_id: String(run.actor.id),
    workflow: run.workflow.name,
    head_ref: headRef,
    base_ref: baseRef,
    event_name: run.event,
    ref_protected: 'false',
    ref_type: 'branch',
    workflow_ref: workflow.ref,
    workflow_sha: workflow.sha,
    job_workflow_ref: called.ref,
    job_workflow_sha: called.sha,
    runner_environment: job.labels.includes('self-hosted') ? 'self-hosted' : 'github-hosted',
    check_run_id: String(job.id),
  };
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that says which job of which run asked for it; forks' pull requests never get one. */
export function mintIdToken(world: World, repository: Repository, job: WorkflowJob, audience: string): string {
  const refusal = refusals(repository, job);
  if (refusal !== undefined) throw new Refusal(403, refusal);
  const { signing, url } = world.oidc;
  const now = Math.floor(world.clock.now().getTime() / 1_000);
  const times = { iss: url, aud: audience, nbf: now - LIFE, exp: now + LIFE, iat: now };
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid: signing.kid })}.${part({ ...claimsOf(world, repository, job), ...times })}`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), createPrivateKey(signing.privateKey));
  return `${signed}.${signature.toString('base64url')}`;
}

/** The address that a job finds in ACTIONS_ID_TOKEN_REQUEST_URL, and its token. */
export function idTokenRequest(world: World, jobId: number): { readonly url: string; readonly token: string } {
  return { url: `${world.url}/_services/idtoken/${String(jobId)}?api-version=2.0`, token: `job-${String(jobId)}` };
}
