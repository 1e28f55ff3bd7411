import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';

import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { readManifest } from '../../src/engine/evidence/manifest/read-manifest.ts';
import { type FakeGitHub, startFakeGitHub } from '../../src/sandbox/github/start-fake-github.ts';
import type { WorkflowJob } from '../../src/sandbox/github/world/checks.ts';
import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { measureAndCollect, type Place, step, upload } from './on-github.ts';
import { junit, lcov } from './reports.ts';
import { type Machine, type Ran, machine, runAction } from './runner.ts';

const EVIDENCE = { path: 'garde-fou/garde-fou/.github/workflows/evidence.yml@v1', sha: 'c'.repeat(40) };

let github: FakeGitHub;
let pull: PullRequest;

beforeEach(async () => {
  github = await startFakeGitHub();
  github.build.organization('acme', { owners: ['clara'] });
  github.build.team('acme', 'vendors', { members: ['vera'] });
  github.build.repository('acme/shop', { files: { a: 'one\n' }, teams: { vendors: 'write' } });
  github.as('vera').push('acme/shop', { branch: 'f', files: { a: 'two\n' } });
  pull = github.as('vera').openPull('acme/shop', { head: 'f', title: 'Two' });
});
afterEach(() => github.close());

/** The reusable workflow's two jobs on that pull request. */
function startedJobs(on: PullRequest): { readonly measure: WorkflowJob; readonly collect: WorkflowJob } {
  const { work } = github.as('vera');
  const run = work.runWorkflow(on, { path: '.github/workflows/ci.yml', complete: false });
  const job = (name: string, idToken: boolean): WorkflowJob =>
    work.addJob('acme/shop', run, { name, conclusion: null, uses: EVIDENCE, idToken });
  return { measure: job('unit / measure', false), collect: job('unit / collect', true) };
}

/** The files of an artifact, as the App fetches them. */
async function download(id: number): Promise<Record<string, Uint8Array>> {
  const headers = { authorization: 'token user:vera' };
  const answer = await fetch(`${github.url}/repos/acme/shop/actions/artifacts/${id}/zip`, {
    headers,
    redirect: 'manual',
  });
  const bytes = await (await fetch(answer.headers.get('location') ?? '')).arrayBuffer();
  return unzipSync(new Uint8Array(bytes));
}

const reports = { 'coverage/lcov.info': lcov, 'junit.xml': junit };

/** Both jobs on a pull request, and what the second uploads. */
async function delivered(
  change = pull,
): Promise<{ readonly collect: WorkflowJob; readonly ran: Ran; readonly id: number }> {
  const place = at(change);
  const jobs = startedJobs(change);
  const ran = await measureAndCollect(place, jobs, reports);
  return { collect: jobs.collect, ran, id: upload(place, jobs.collect, ran) };
}

function at(change = pull): Place {
  return { hands: github.as('vera'), repository: 'acme/shop', change };
}

function measuredMachine(): Machine {
  const on = machine();
  for (const [path, text] of Object.entries(reports)) on.write(path, text);
  return on;
}

function manifestOf(files: Record<string, Uint8Array>) {
  const read = readManifest(files['garde-fou-manifest.json'] ?? new Uint8Array());
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

test('what arrives is signed by GitHub for exactly these bytes, this run and this workflow', async () => {
  const { collect, ran, id } = await delivered();
  expect([ran.code, ran.outputs['artifact-name']]).toEqual([0, 'garde-fou-evidence-unit-1']);
  const files = await download(id);
  const { run, measuredSha, reports: listed } = manifestOf(files);
  const repositoryId = github.world.repository('acme/shop').id;
  expect(run).toMatchObject({
    id: collect.run.id,
    attempt: 1,
    job: 'collect',
    sha: collect.run.checkedOut.sha,
    repositoryId,
  });
  expect([run.headSha, measuredSha]).toEqual([pull.headSha, pull.headSha]);
  for (const { path, sha256 } of listed) expect(digestOf(files[path])).toBe(sha256);
  const token = new TextDecoder().decode(files['garde-fou-token.jwt']);
  const [head = '', body = '', signature = ''] = token.split('.');
  const keys = (await (await fetch(`${github.url}/_services/token/.well-known/jwks`)).json()) as { keys: JsonWebKey[] };
  const [key] = keys.keys;
  if (key === undefined) throw new Error('the issuer publishes a key');
  const signed = Buffer.from(`${head}.${body}`);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  expect(verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
    aud: `garde-fou:sha256:${digestOf(files['garde-fou-manifest.json'])}`,
    run_id: String(run.id),
    run_attempt: '1',
    repository_id: String(repositoryId),
    job_workflow_ref: EVIDENCE.path,
    job_workflow_sha: EVIDENCE.sha,
  });
});

test('a further attempt has an artifact of its own beside the first', async () => {
  const { work } = github.as('vera');
  const { collect } = await delivered();
  work.rerun('acme/shop', collect.run);
  const again = work.addJob('acme/shop', collect.run, {
    name: 'collect',
    conclusion: null,
    uses: EVIDENCE,
    idToken: true,
  });
  const ran = await step(at(), again, measuredMachine(), { name: 'unit' });
  expect(ran.outputs['artifact-name']).toBe('garde-fou-evidence-unit-2');
  expect(manifestOf(await download(upload(at(), again, ran))).run.attempt).toBe(2);
});

test('a workflow of the repository itself signs for nobody else', async () => {
  const { work } = github.as('vera');
  const run = work.runWorkflow(pull, { path: '.github/workflows/ci.yml', complete: false });
  const own = work.addJob('acme/shop', run, { name: 'test', conclusion: null, idToken: true });
  const { code, outputs, summary } = await step(at(), own, measuredMachine(), { name: 'unit' });
  expect([code, outputs['trust-hint']]).toEqual([0, 'base-workflow']);
  expect(summary).toContain('Signed by a workflow of the repository itself, which its author can change.');
});

test('a fork’s pull request arrives unsigned', async () => {
  github.build.user('fred');
  github.as('clara').desk.invite('acme/shop', 'fred', 'read');
  const fork = github.as('fred').desk.fork('acme/shop');
  github.as('fred').push(fork, { branch: 'g', files: { a: 'three\n' } });
  const theirs = github.as('fred').openPull('acme/shop', { head: 'fred:g', title: 'Three' });
  const { ran, id } = await delivered(theirs);
  expect([ran.code, ran.outputs['trust-hint']]).toEqual([0, 'base-workflow']);
  expect(ran.summary).toContain('comes from a fork');
  expect(Object.keys(await download(id)).toSorted()).toEqual([
    'garde-fou-manifest.json',
    'reports/00001-lcov.info',
    'reports/00002-junit.xml',
  ]);
});

test('a token that a job may not have is not had by asking', async () => {
  const { measure } = startedJobs(pull);
  const request = github.as('vera').work.idTokenRequest(measure);
  const { code, log } = await runAction(measuredMachine(), {
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: request.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: request.token },
  });
  expect(code).toBe(1);
  expect(log).toContain('::error::GitHub gave this job no token');
});

function digestOf(bytes: Uint8Array | undefined): string {
  return createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex');
}
