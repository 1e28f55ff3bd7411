import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { clientOf, startAcme, statusOf } from '../../../test/support/acme-on-github.ts';
import type { FakeGitHub } from './start-fake-github.ts';
import type { App } from './world/apps.ts';

let github: FakeGitHub;
let app: App;
const REPO = { owner: 'acme', repo: 'shop' };
const client = (auth: string): Octokit => clientOf(github, auth);

beforeEach(async () => {
  ({ github, app } = await startAcme());
});

afterEach(async () => {
  await github.close();
});

test('an App finds its installation, gets a token and writes a check run within GitHub’s limits', async () => {
  github.clock.set(new Date());
  const asApp = new Octokit({
    baseUrl: github.url,
    authStrategy: createAppAuth,
    auth: { appId: app.id, privateKey: app.privateKey },
  });
  expect((await asApp.request('GET /app')).data?.slug).toBe('garde-fou');
  const { data: installation } = await asApp.request('GET /repos/{owner}/{repo}/installation', REPO);
  const asInstallation = new Octokit({
    baseUrl: github.url,
    authStrategy: createAppAuth,
    auth: { appId: app.id, privateKey: app.privateKey, installationId: installation.id },
  });
  const head_sha = github.world.repository('acme/shop').refs.get('refs/heads/main') ?? '';
  const annotation = {
    path: 'README.md',
    start_line: 1,
    end_line: 1,
    annotation_level: 'notice',
    message: 'x',
  } as const;
  const run = await asInstallation.request('POST /repos/{owner}/{repo}/check-runs', {
    ...REPO,
    name: 'Garde-fou',
    head_sha,
    status: 'in_progress',
    output: { title: 't', summary: 's', annotations: [annotation] },
  });
  const check_run_id = run.data.id;
  const done = await asInstallation.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    ...REPO,
    check_run_id,
    conclusion: 'success',
    output: { title: 't', summary: 's', annotations: [annotation] },
  });
  expect(done.data).toMatchObject({
    status: 'completed',
    conclusion: 'success',
    app: { id: app.id },
    output: { annotations_count: 2 },
  });
  expect(github.violations).toEqual([]);
  const write = async (output: object): Promise<number> =>
    statusOf(
      asInstallation.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
        ...REPO,
        check_run_id,
        output: { title: 't', summary: 's', ...output },
      }),
    );
  expect(await write({ annotations: Array.from({ length: 51 }, () => annotation) })).toBe(422);
  expect(await write({ text: 'x'.repeat(65_536) })).toBe(422);
  expect(github.violations.every(({ side }) => side === 'request')).toBe(true);
});

test('gives a token exactly what it was minted for, until it expires', async () => {
  const reader = client(github.tokenFor(app, 'acme', { contents: 'read' }));
  expect(await statusOf(reader.request('GET /repos/{owner}/{repo}/branches', REPO))).toBe(200);
  expect(await statusOf(reader.request('GET /repos/{owner}/{repo}/pulls', REPO))).toBe(403);
  expect(await statusOf(reader.request('GET /orgs/{org}/teams', { org: 'acme' }))).toBe(403);
  github.build.user('stranger');
  expect(await statusOf(client('user:stranger').request('GET /repos/{owner}/{repo}', REPO))).toBe(404);
  expect(await statusOf(client('nobody').request('GET /repos/{owner}/{repo}', REPO))).toBe(401);
  github.clock.advance(3_600_000);
  expect(await statusOf(reader.request('GET /repos/{owner}/{repo}/branches', REPO))).toBe(401);
});

test('a token for chosen repositories sees no other, and never gains permissions', async () => {
  github.clock.set(new Date());
  const auth = createAppAuth({ appId: app.id, privateKey: app.privateKey, request: client('').request });
  const installationId = github.world.installationOf(app, github.world.account('acme'))?.id ?? 0;
  const shop = github.world.repository('acme/shop').id;
  const { token } = await auth({
    type: 'installation',
    installationId,
    repositoryIds: [shop],
    permissions: { contents: 'read' },
  });
  expect(token).toMatch(/^ghs_\d+_[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(await statusOf(client(token).request('GET /repos/{owner}/{repo}', REPO))).toBe(200);
  expect(await statusOf(client(token).request('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'other' }))).toBe(
    404,
  );
  await expect(auth({ type: 'installation', installationId, permissions: { workflows: 'write' } })).rejects.toThrow(
    'not granted',
  );
});

test('refuses a JWT of another key, too old or too long-lived', async () => {
  const other = github.build.app({ slug: 'other', permissions: {}, events: [] });
  const forged = createAppAuth({ appId: app.id, privateKey: other.privateKey });
  github.clock.set(new Date());
  const { token } = await forged({ type: 'app' });
  expect(await statusOf(client(token).request('GET /app'))).toBe(401);
  const good = await createAppAuth({ appId: app.id, privateKey: app.privateKey })({ type: 'app' });
  expect(await statusOf(client(good.token).request('GET /app'))).toBe(200);
  github.clock.advance(3_600_000);
  expect(await statusOf(client(good.token).request('GET /app'))).toBe(401);
});

test('membership of a child team counts, a pending invitation does not', async () => {
  const asClara = client('user:clara');
  const membership = async (team_slug: string, username: string) =>
    asClara.request('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', { org: 'acme', team_slug, username });
  expect((await membership('people', 'vera')).data.state).toBe('active');
  expect((await membership('vendors', 'paul')).data.state).toBe('pending');
  const members = await asClara.request('GET /orgs/{org}/teams/{team_slug}/members', {
    org: 'acme',
    team_slug: 'people',
  });
  expect(members.data.map(({ login }) => login)).toEqual(['vera']);
});
