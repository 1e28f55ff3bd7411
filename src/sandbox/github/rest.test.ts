import type { Octokit } from '@octokit/core';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { clientOf, startAcme, statusOf } from '../../../test/support/acme-on-github.ts';
import { routes } from './rest/registry.ts';
import type { FakeGitHub } from './start-fake-github.ts';
import { isDescribed } from './validation/openapi.ts';

let github: FakeGitHub;
const REPO = { owner: 'acme', repo: 'shop' };
const client = (auth: string): Octokit => clientOf(github, auth);

beforeEach(async () => {
  ({ github } = await startAcme());
});

afterEach(async () => {
  await github.close();
});

test('every route is an operation that GitHub describes', () => {
  // compare is described under two names; the manifest conversion needs no token
  expect(routes.filter(({ operation }) => !isDescribed(operation)).map(({ operation }) => operation)).toEqual([]);
});

test('answers every reading operation as GitHub describes it', async () => {
  const vera = github.as('vera');
  const first = vera.push('acme/shop', { branch: 'f', files: { 'src/a.ts': 'two\n', bin: new Uint8Array([0, 1]) } });
  const pull = vera.openPull('acme/shop', { head: 'f', body: 'x' });
  github.as('clara').commentOnLine(pull, { path: 'src/a.ts', line: 1, body: 'Hm' });
  github.as('clara').talk.createMilestone('acme/shop', { title: 'M' });
  vera.talk.label(pull, 'bug');
  const comment = vera.talk.comment(pull, 'hello');
  const run = vera.work.runWorkflow(pull, {
    path: '.github/workflows/ci.yml',
    jobs: [
      {
        name: 'ci',
        steps: [{ name: 'test' }],
        during: (job) => void vera.work.upload('acme/shop', job, { name: 'reports', files: { a: 'one' } }),
      },
    ],
  });
  vera.work.status('acme/shop', { sha: pull.headSha, state: 'success' });
  const deployment = vera.work.deploy('acme/shop', { ref: 'main' });
  vera.work.deploymentStatus('acme/shop', deployment, 'success');
  const ruleset = github.as('clara').desk.ruleset('acme/shop', {
    name: 'main',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~ALL'] } },
    rules: [{ type: 'deletion' }],
  });
  github.as('clara').desk.protect('acme/shop', 'main', { checks: [{ context: 'ci', app_id: null }] });
  const [suite] = github.world.repository('acme/shop').suites;
  const values: Record<string, unknown> = {
    owner: 'acme',
    repo: 'shop',
    org: 'acme',
    username: 'vera',
    team_slug: 'vendors',
    account_id: pull.author.id,
    pull_number: 1,
    issue_number: 1,
    comment_id: comment.id,
    review_id: pull.reviews[0]?.id,
    ref: 'heads/f',
    basehead: 'main...f',
    commit_sha: first.sha,
    tree_sha: 'f',
    path: 'README.md',
    file_sha: github.world.repository('acme/shop').store.writeBlob('hello\n'),
    branch: 'main',
    check_run_id: run.jobs[0]?.id,
    check_suite_id: suite?.id,
    run_id: run.id,
    job_id: run.jobs[0]?.id,
    attempt_number: 1,
    artifact_id: github.world.repository('acme/shop').artifacts[0]?.id,
    archive_format: 'zip',
    workflow_id: 'ci.yml',
    deployment_id: deployment.id,
    ruleset_id: ruleset.id,
    name: 'bug',
    milestone_number: 1,
    app_slug: 'garde-fou',
    installation_id: 1,
  };
  const readable = routes.filter(
    ({ operation, needs }) =>
      operation.startsWith('GET ') &&
      needs.of !== 'app' &&
      !/orgs\/\{org\}\/rulesets\/|installation\/repositories|pulls\/\{pull_number\}\/merge$/.test(operation),
  );
  const failures: string[] = [];
  for (const { operation } of readable) {
    const wanted = operation.includes('commits/{ref}') ? { ...values, ref: 'f' } : values;
    const path = operation
      .slice(4)
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(wanted[name])));
    const headers = { authorization: 'token user:clara' };
    const answer = await fetch(`${github.url}${path}`, { headers, redirect: 'manual' });
    if (answer.status >= 400) failures.push(`${operation}: ${answer.status} ${await answer.text()}`);
  }
  expect(failures).toEqual([]);
  expect(github.violations).toEqual([]);
});

test('pages with Link headers and answers 304 to a known ETag', async () => {
  for (let index = 0; index < 5; index += 1) github.as('clara').talk.openIssue('acme/shop', { title: String(index) });
  const asClara = client('user:clara');
  const page = await asClara.request('GET /repos/{owner}/{repo}/issues', { ...REPO, per_page: 2, page: 2 });
  expect(page.data.map(({ title }) => title)).toEqual(['2', '1']);
  expect(page.headers.link).toMatch(/page=1.*rel="prev".*page=3.*rel="next".*page=3.*rel="last".*rel="first"/);
  expect(page.headers['x-ratelimit-remaining']).toBe('4999');
  const headers = { 'if-none-match': page.headers.etag ?? '' };
  expect(
    await statusOf(asClara.request('GET /repos/{owner}/{repo}/issues', { ...REPO, per_page: 2, page: 2, headers })),
  ).toBe(304);
  expect(github.requests.at(-1)).toMatchObject({ status: 304, points: 0, who: 'clara', api: 'rest' });
});

test('leaves out what GitHub’s limits leave out', async () => {
  const files = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`many/${index}.txt`, `${index}\n`]));
  github.as('vera').push('acme/shop', { branch: 'f', files: { ...files, 'large.txt': 'x\n'.repeat(600_000) } });
  github.as('vera').openPull('acme/shop', { head: 'f' });
  const asVera = client('user:vera');
  const compared = await asVera.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...REPO,
    basehead: 'main...f',
  });
  expect(compared.data.files).toHaveLength(300);
  const listed = await asVera.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
    ...REPO,
    pull_number: 1,
    per_page: 100,
  });
  expect(listed.data[0]).toMatchObject({ filename: 'large.txt', additions: 600_000 });
  expect(listed.data[0]?.patch).toBeUndefined();
  const content = await asVera.request('GET /repos/{owner}/{repo}/contents/{path}', {
    ...REPO,
    path: 'large.txt',
    ref: 'f',
  });
  expect(content.data).toMatchObject({ encoding: 'none', content: '', size: 1_200_000 });
  const raw = await asVera.request('GET /repos/{owner}/{repo}/contents/{path}', {
    ...REPO,
    path: 'large.txt',
    ref: 'f',
    headers: { accept: 'application/vnd.github.raw' },
  });
  expect(Buffer.from(raw.data as unknown as ArrayBuffer).length).toBe(1_200_000);
});

test('a renamed repository redirects, and a new one of its old name ends that', async () => {
  github.as('clara').desk.edit('acme/shop', { name: 'store' });
  expect((await client('user:vera').request('GET /repos/{owner}/{repo}', REPO)).data.name).toBe('store');
  github.build.repository('acme/shop');
  expect((await client('user:clara').request('GET /repos/{owner}/{repo}', REPO)).data.name).toBe('shop');
});

test('records a request that GitHub would not understand', async () => {
  const asked = client('user:vera').request('POST /repos/{owner}/{repo}/issues', {
    ...REPO,
    title: 'x',
    labels: 7,
  } as never);
  expect(await statusOf(asked)).toBe(422);
  expect(github.violations).toMatchObject([{ side: 'request', operation: 'POST /repos/{owner}/{repo}/issues' }]);
});

test('fails on demand: statuses, limits, cut answers and reset connections', async () => {
  const asVera = client('user:vera');
  const get = async (): Promise<number> => statusOf(asVera.request('GET /repos/{owner}/{repo}', REPO));
  github.faults.add({ match: { path: '/repos/acme/shop' }, status: 502, times: 2 });
  expect([await get(), await get(), await get()]).toEqual([502, 502, 200]);
  github.faults.secondaryLimit();
  const limited = await asVera.request('GET /repos/{owner}/{repo}', REPO).catch((error: unknown) => error);
  expect(limited).toMatchObject({ status: 403, response: { headers: { 'retry-after': '60' } } });
  github.faults.add({ match: {}, status: 0 });
  await expect(fetch(`${github.url}/repos/acme/shop`)).rejects.toThrow('fetch failed');
  github.faults.add({ match: {}, truncate: 0.5 });
  await expect(
    fetch(`${github.url}/repos/acme/shop`, { headers: { authorization: 'token user:vera' } }).then(async (answer) =>
      answer.text(),
    ),
  ).rejects.toThrow('terminated');
  github.limits.perHour = 1;
  expect(await get()).toBe(403);
});
