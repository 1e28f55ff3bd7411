import { zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../../src/sandbox/github/world/repositories.ts';
import { CI, collectIn, coveragePolicy, lcov, LISTED, measure, type Measuring, upload } from '../../support/ci.ts';
import { openScene, type Scene, SHOP } from '../github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\n' };
const whole = { 'coverage/lcov.info': lcov({ 'src/cart.ts': [1, 1] }) };
const supplier = () => scene.as('an-karim');

async function proposed(policy = coveragePolicy()): Promise<PullRequest> {
  scene = await openScene({ policy });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  return pull;
}

/** What the page says after such a run; the gate is never open. */
async function told(wish: Measuring, policy?: string): Promise<string> {
  const pull = await proposed(policy);
  measure(supplier(), pull, wish);
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
  return scene.page(pull);
}

test('nothing yet: awaited until the policy’s patience ends, then missing', async () => {
  const pull = await proposed();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  expect(scene.page(pull)).toContain('awaited until');
  scene.pass(46 * 60_000);
  await scene.settled(60 * 60_000);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('There is no evidence from `unit`');
  expect(scene.page(pull)).toContain('No workflow ran');
});

test('late evidence is judged all the same', async () => {
  const pull = await proposed();
  scene.pass(46 * 60_000);
  await scene.settled(60 * 60_000);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  measure(supplier(), pull, { reports: whole });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('expired before anybody looked', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: whole,
    beside: (run, { work }) => {
      const [artifact] = scene.github.world.repository(SHOP).artifacts;
      if (artifact !== undefined) work.expireArtifact(SHOP, artifact);
      expect(run.status).toBe('in_progress');
    },
  });
  await scene.settled();
  expect(scene.page(pull)).toContain('deleted by GitHub because it is too old');
});

test('deleted afterwards: what was collected stays', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { reports: whole });
  await scene.settled();
  const { artifacts } = scene.github.world.repository(SHOP);
  const [artifact] = artifacts;
  if (artifact !== undefined) supplier().work.deleteArtifact(SHOP, artifact);
  scene.as('sophie-petit').editPull(pull, { title: 'feat: cart again' });
  await scene.settled();
  expect(artifacts).toEqual([]);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('an empty archive', async () => {
  expect(await told({ archive: zipSync({}) })).toContain('is empty');
});

test('no archive at all', async () => {
  expect(await told({ archive: new TextEncoder().encode('<html>') })).toContain('is no readable archive');
});

test('an archive that the collector did not make', async () => {
  const archive = zipSync({ 'lcov.info': new TextEncoder().encode(whole['coverage/lcov.info']) });
  expect(await told({ archive })).toContain('has no manifest');
});

test('a manifest that cannot be read', async () => {
  const archive = zipSync({ 'garde-fou-manifest.json': new TextEncoder().encode('{"version":1}') });
  expect(await told({ archive })).toContain('manifest of `garde-fou-evidence-unit-1` cannot be read');
});

test('another commit', async () => {
  expect(await told({ reports: whole, measured: 'f'.repeat(40) })).toContain('is not the one to be judged');
});

test('a damaged report', async () => {
  const page = await told({ reports: { 'coverage/lcov.info': 'TN:\nSF:src/cart.ts\nDA:1,1\n' } });
  expect(page).toMatch(/ends in the middle|damaged/);
});

test('a report in no known format', async () => {
  expect(await told({ reports: { 'coverage/numbers.txt': '100 %\n' } })).toContain('in no format that is known');
});

test('tests where coverage was asked for', async () => {
  const junit = '<testsuites><testsuite name="a"><testcase classname="A" name="b"/></testsuite></testsuites>';
  expect(await told({ reports: { 'junit.xml': junit } })).toContain('delivered, but without the coverage report');
});

test('a job that failed before it delivered', async () => {
  const pull = await proposed();
  supplier().work.runWorkflow(pull, { path: CI, jobs: [{ name: 'unit tests', conclusion: 'failure' }] });
  await scene.settled();
  expect(scene.page(pull)).toContain('`unit tests`');
  expect(scene.page(pull)).toContain('failed');
});

test('a skipped job is missing evidence, though GitHub shows it green', async () => {
  const pull = await proposed();
  supplier().work.runWorkflow(pull, { path: CI, jobs: [{ name: 'unit tests', conclusion: 'skipped' }] });
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
  expect(scene.page(pull)).toContain('was skipped');
});

test('a full storage', async () => {
  const pull = await proposed();
  scene.github.world.artifactQuota = 10;
  const run = supplier().work.runWorkflow(pull, { path: CI, complete: false });
  const job = supplier().work.addJob(SHOP, run, { name: 'collect', idToken: true, uses: LISTED, conclusion: null });
  expect(() => upload(supplier(), job, { reports: whole })).toThrow('quota');
  supplier().work.completeJob(SHOP, job, 'failure');
  supplier().work.completeRun(SHOP, run);
  await scene.settled();
  expect(scene.page(pull)).toContain('storage of the organisation is full');
});

test('a run that ended without anything', async () => {
  const pull = await proposed();
  supplier().work.runWorkflow(pull, { path: CI, jobs: [{ name: 'unit tests' }] });
  await scene.settled();
  expect(scene.page(pull)).toContain('ended and delivered nothing');
});

test('a newcomer’s fork whose run waits for approval, then delivers', async () => {
  scene = await openScene({ policy: coveragePolicy({ trust: 'base-workflow' }) });
  scene.github.build.user('outsider');
  scene.github.world.repository(SHOP).visibility = 'public';
  const fork = scene.as('outsider').desk.fork(SHOP);
  scene.as('outsider').push(fork, { branch: 'cart', files: CART });
  const pull = scene.as('outsider').openPull(SHOP, { head: 'outsider:cart', title: 'feat: cart' });
  const run = scene.as('outsider').work.runWorkflow(pull, { path: CI, awaitsApproval: true });
  await scene.settled();
  expect(scene.page(pull)).toContain('waits until somebody of the client approves it');
  scene.as('sophie-petit').work.approveRun(SHOP, run);
  collectIn(scene.as('outsider'), run, { uses: null, signed: false, reports: whole });
  scene.as('outsider').work.completeRun(SHOP, run);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a merge conflict lets no workflow begin', async () => {
  const pull = await proposed();
  scene.as('sophie-petit').push(SHOP, { branch: 'other', files: { 'src/cart.ts': 'export const z = 1;\n' } });
  scene.github.world
    .repository(SHOP)
    .refs.set('refs/heads/main', scene.github.world.repository(SHOP).refs.get('refs/heads/other') ?? '');
  scene.as('sophie-petit').editPull(pull, { title: 'feat: conflict' });
  await scene.settled();
  expect(scene.page(pull)).toContain('while the pull request conflicts');
});

test('a workflow that still runs is waited for', async () => {
  const pull = await proposed();
  const run = supplier().work.runWorkflow(pull, { path: CI, complete: false });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  collectIn(supplier(), run, { reports: whole });
  supplier().work.completeRun(SHOP, run);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('several workflows: all that the policy waits for', async () => {
  const pull = await proposed(coveragePolicy({ waitFor: ['unit', 'e2e'] }));
  measure(supplier(), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': [1, 0] }) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  measure(supplier(), pull, {
    path: '.github/workflows/e2e.yml',
    name: 'e2e',
    reports: { 'lcov.info': lcov({ 'src/cart.ts': [0, 1] }) },
  });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
