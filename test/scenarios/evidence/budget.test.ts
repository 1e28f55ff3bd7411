import { afterEach, expect, test } from 'vitest';

import { CI, collectIn, coveragePolicy, lcov, measure } from '../../support/ci.ts';
import { openScene, type Scene, SHOP } from '../github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\n' };
const reports = { 'lcov.info': lcov({ 'src/cart.ts': [1, 1], 'src/payment/pay.ts': [1] }) };

test('judging again what was delivered asks for the runs alone', async () => {
  scene = await openScene({ policy: coveragePolicy({ coverage: 'project: { minimum: 50%, maximum-drop: 1% }' }) });
  measure(scene.as('sophie-petit'), SHOP, { reports: { 'lcov.info': lcov({ 'src/payment/pay.ts': [1] }) } });
  const pull = scene.propose({ files: CART });
  measure(scene.as('an-karim'), pull, { reports });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  const from = scene.github.requests.length;
  scene.as('an-karim').editPull(pull, { title: 'fix: another title' });
  await scene.settled();
  expect(scene.requests(from)).toEqual({ graphql: 1, reads: 1, writes: 0 });
});

test('what was missed is collected by the next look at the pull request', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  scene.github.webhooks.fate = ({ event }) => (event === 'workflow_run' ? 'lose' : 'send');
  measure(scene.as('an-karim'), pull, { reports });
  await scene.settled();
  scene.github.webhooks.fate = () => 'send';
  scene.as('an-karim').talk.comment(pull, '/garde-fou recheck');
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a default-branch commit whose events were missed is recorded when something is compared with it', async () => {
  scene = await openScene({
    policy: coveragePolicy({ coverage: 'project: { maximum-drop: 1% }' }),
    shop: { files: { 'src/shop.ts': 'export const a = 1;\nexport const b = 2;\n' } },
  });
  scene.github.webhooks.fate = ({ event }) => (event === 'workflow_run' ? 'lose' : 'send');
  measure(scene.as('sophie-petit'), SHOP, { reports: { 'lcov.info': lcov({ 'src/shop.ts': [1, 1] }) } });
  await scene.settled();
  scene.github.webhooks.fate = () => 'send';
  const pull = scene.propose({ files: CART });
  measure(scene.as('an-karim'), pull, {
    reports: { 'lcov.info': lcov({ 'src/shop.ts': [1, 0], 'src/cart.ts': [1, 1] }) },
  });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  const { id } = scene.github.world.repository(SHOP);
  expect(await scene.running.store.evidence.namesOf(id)).toEqual([{ workflow: CI, name: 'unit' }]);
});

test('a workflow that usually delivers and ended without says why, though others delivered', async () => {
  const e2e = '.github/workflows/e2e.yml';
  scene = await openScene({ policy: coveragePolicy({ waitFor: ['unit', 'e2e'] }) });
  measure(scene.as('sophie-petit'), SHOP, { path: e2e, name: 'e2e', reports });
  await scene.settled();
  const pull = scene.propose({ files: CART });
  measure(scene.as('an-karim'), pull, { reports });
  scene.as('an-karim').work.runWorkflow(pull, { path: e2e, jobs: [{ name: 'browser', conclusion: 'failure' }] });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('There is no evidence from `e2e`');
  expect(scene.page(pull)).toContain('`browser`');
});

test('an answer of GitHub’s that fails is waited for, never taken for nothing', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  scene.github.faults.add({ match: { path: /actions\/runs\/\d+\/artifacts/ }, status: 502, times: 2 });
  measure(scene.as('an-karim'), pull, { reports });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a thousand files that no report names are counted in a few requests, once', async () => {
  const many = Array.from(
    { length: 1_000 },
    (_, index) => [`src/part-${index}.ts`, `export const x = ${index};\n`] as const,
  );
  scene = await openScene({
    policy: coveragePolicy({ coverage: 'project: { minimum: 50% }' }),
    shop: { files: Object.fromEntries(many) },
  });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  const from = scene.github.requests.length;
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': [1, 1] }) } });
  await scene.settled();
  const { graphql, reads } = scene.requests(from);
  expect(graphql).toBeLessThan(25);
  expect(reads).toBeLessThan(25);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('1,002');
});

test('the lines of a thousand reported files that did not change are counted in a few requests, once', async () => {
  const paths = Array.from({ length: 1_000 }, (_, index) => `src/part-${index}.ts`);
  scene = await openScene({
    policy: coveragePolicy({ coverage: 'project: { minimum: 50% }' }),
    shop: { files: Object.fromEntries(paths.map((path, index) => [path, `export const x = ${index};\n`])) },
  });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  const from = scene.github.requests.length;
  const all = { ...Object.fromEntries(paths.map((path) => [path, [1]])), 'src/cart.ts': [1, 1] };
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov(all) } });
  await scene.settled();
  const { graphql, reads } = scene.requests(from);
  expect(graphql).toBeLessThan(25);
  expect(reads).toBeLessThan(25);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  const then = scene.github.requests.length;
  scene.as('an-karim').editPull(pull, { title: 'fix: another title' });
  await scene.settled();
  expect(scene.requests(then)).toEqual({ graphql: 1, reads: 1, writes: 0 });
});

test('a list of runs that lags behind the event is asked for again', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  const run = scene.as('an-karim').work.runWorkflow(pull, { path: CI, complete: false });
  collectIn(scene.as('an-karim'), run, { reports });
  await scene.settled();
  const headers = { authorization: 'token user:an-karim' };
  const list = await fetch(`${scene.github.url}/repos/${SHOP}/actions/runs?head_sha=${pull.headSha}`, { headers });
  const stale: unknown = await list.json();
  scene.github.faults.add({ match: { path: /actions\/runs$/ }, status: 200, body: stale, times: 2 });
  scene.as('an-karim').work.completeRun(SHOP, run);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
