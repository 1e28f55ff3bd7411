import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';

import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';
import type { WorkflowJob } from './world/checks.ts';
import type { PullRequest } from './world/repositories.ts';

let github: FakeGitHub;
let pull: PullRequest;

const REUSED = { path: 'acme/tools/.github/workflows/evidence.yml@v1', sha: 'c'.repeat(40) };

beforeEach(async () => {
  github = await startFakeGitHub();
  github.build.organization('acme', { owners: ['clara'] });
  github.build.team('acme', 'vendors', { members: ['vera'] });
  github.build.repository('acme/shop', { files: { a: 'one\n' }, teams: { vendors: 'write' } });
  github.as('vera').push('acme/shop', { branch: 'f', files: { a: 'two\n' } });
  pull = github.as('vera').openPull('acme/shop', { head: 'f', title: 'Two' });
});

afterEach(async () => {
  const { violations } = github;
  await github.close();
  if (violations.length > 0) throw new Error(JSON.stringify(violations));
});

function runningJob(on: PullRequest = pull, wish: { readonly idToken?: boolean } = {}): WorkflowJob {
  const { work } = github.as('vera');
  const run = work.runWorkflow(on, { path: '.github/workflows/ci.yml', complete: false });
  return work.addJob('acme/shop', run, { name: 'collect', conclusion: null, uses: REUSED, ...wish });
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(path.startsWith('http') ? path : `${github.url}${path}`, {
    headers: { authorization: 'token user:vera' },
    ...init,
  });
}

test('hands out the bytes of an artifact at an address that lives one minute and wants no token', async () => {
  const { work } = github.as('vera');
  const { id } = work.upload('acme/shop', runningJob(), { name: 'reports', files: { 'a.info': 'SF:a' } });
  const answer = await ask(`/repos/acme/shop/actions/artifacts/${id}/zip`, { redirect: 'manual' });
  expect(answer.status).toBe(302);
  const address = answer.headers.get('location') ?? '';
  expect((await ask(address)).status).toBe(400);
  const bytes = new Uint8Array(await (await ask(address, { headers: {} })).arrayBuffer());
  expect(Object.keys(unzipSync(bytes))).toEqual(['a.info']);
  github.clock.advance(61_000);
  expect((await ask(address, { headers: {} })).status).toBe(403);
});

test('an expired artifact is listed and gone, a deleted one is neither', async () => {
  const { work } = github.as('vera');
  const job = runningJob();
  const [one, other] = ['one', 'other'].map((name) => work.upload('acme/shop', job, { name, files: {} }));
  if (one === undefined || other === undefined) throw new Error('two artifacts were uploaded');
  work.expireArtifact('acme/shop', one);
  work.deleteArtifact('acme/shop', other);
  const listed: unknown = await (await ask(`/repos/acme/shop/actions/runs/${job.run.id}/artifacts`)).json();
  expect(listed).toMatchObject({ total_count: 1, artifacts: [{ id: one.id, expired: true }] });
  expect((await ask(`/repos/acme/shop/actions/artifacts/${one.id}/zip`)).status).toBe(410);
  expect((await ask(`/repos/acme/shop/actions/artifacts/${other.id}/zip`)).status).toBe(404);
});

test('within an attempt a name is given once unless overwritten; a further attempt adds its own beside it', () => {
  const { work } = github.as('vera');
  const job = runningJob();
  work.upload('acme/shop', job, { name: 'reports', files: { a: '1' } });
  const again = { name: 'reports', files: { a: '2' } };
  expect(() => work.upload('acme/shop', job, again)).toThrow('already exists');
  const sibling = work.addJob('acme/shop', job.run, { name: 'sibling', conclusion: null });
  work.upload('acme/shop', sibling, { ...again, overwrite: true });
  expect(github.world.repository('acme/shop').artifacts).toHaveLength(1);
  work.completeJob('acme/shop', job);
  expect(() => work.upload('acme/shop', job, again)).toThrow('has ended');
  work.rerun('acme/shop', job.run);
  const second = work.addJob('acme/shop', job.run, { name: 'collect', conclusion: null });
  work.upload('acme/shop', second, again);
  expect(github.world.repository('acme/shop').artifacts).toHaveLength(2);
});

test('says in an annotation of the job that the storage is full', () => {
  github.world.artifactQuota = 10;
  const job = runningJob();
  expect(() => github.as('vera').work.upload('acme/shop', job, { name: 'reports', files: { a: '1' } })).toThrow(
    'quota',
  );
  expect(job.checkRun.annotations[0]?.message).toContain('Artifact storage quota has been hit');
});

test('mints tokens that its published key verifies and that name job, run and test merge', async () => {
  const job = runningJob(pull, { idToken: true });
  const { url, token } = github.as('vera').work.idTokenRequest(job);
  const answer: unknown = await (
    await ask(`${url}&audience=ours`, { headers: { authorization: `Bearer ${token}` } })
  ).json();
  const value = String(Object.entries(answer ?? {}).find(([key]) => key === 'value')?.[1]);
  const [head = '', body = '', signature = ''] = value.split('.');
  const { jwks_uri: address } = await discover();
  const [key] = await keysAt(address);
  if (key === undefined) throw new Error('the issuer publishes a key');
  const genuine = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  expect(genuine).toBe(true);
  expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
    iss: `${github.url}/_services/token`,
    aud: 'ours',
    repository: 'acme/shop',
    event_name: 'pull_request',
    ref: 'refs/pull/1/merge',
    head_ref: 'f',
    base_ref: 'main',
    run_id: String(job.run.id),
    run_attempt: '1',
    sha: job.run.checkedOut.sha,
    job_workflow_ref: REUSED.path,
    job_workflow_sha: REUSED.sha,
    runner_environment: 'github-hosted',
  });
  expect(job.run.checkedOut.sha).not.toBe(pull.headSha);
  expect(job.run.referencedWorkflows).toEqual([REUSED]);
});

async function discover(): Promise<{ readonly jwks_uri: string }> {
  return (await (await ask('/_services/token/.well-known/openid-configuration')).json()) as { jwks_uri: string };
}

async function keysAt(address: string): Promise<readonly JsonWebKey[]> {
  return ((await (await ask(address)).json()) as { keys: readonly JsonWebKey[] }).keys;
}

test('publishes older keys until they are retired', async () => {
  const { jwks_uri: address } = await discover();
  github.world.oidc.rotate();
  expect(await keysAt(address)).toHaveLength(2);
  github.world.oidc.retire();
  expect(await keysAt(address)).toHaveLength(1);
});

test('gives no token to a job without id-token: write, nor to a fork’s pull request', () => {
  expect(() => github.as('vera').work.idToken('acme/shop', runningJob(), 'x')).toThrow('ID_TOKEN');
  github.build.user('fred');
  github.as('clara').desk.invite('acme/shop', 'fred', 'read');
  const fork = github.as('fred').desk.fork('acme/shop');
  github.as('fred').push(fork, { branch: 'g', files: { a: 'three\n' } });
  const theirs = github.as('fred').openPull('acme/shop', { head: 'fred:g', title: 'Three' });
  const job = runningJob(theirs, { idToken: true });
  expect(() => github.as('vera').work.idToken('acme/shop', job, 'x')).toThrow('ID_TOKEN');
});

test('a newcomer’s run waits for approval; a conflict lets nothing run', () => {
  const { work } = github.as('vera');
  const run = work.runWorkflow(pull, {
    path: '.github/workflows/ci.yml',
    awaitsApproval: true,
    jobs: [{ name: 'ci' }],
  });
  expect(run).toMatchObject({ status: 'completed', conclusion: 'action_required', jobs: [] });
  work.approveRun('acme/shop', run);
  expect(run).toMatchObject({ status: 'in_progress', conclusion: null });
  github.as('clara').push('acme/shop', { branch: 'main', files: { a: 'else\n' } });
  expect(() => work.runWorkflow(pull, { path: '.github/workflows/ci.yml' })).toThrow('merge conflict');
});
