import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { collectIn, coveragePolicy, lcov, measure, upload } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\n' };
const poor = { 'lcov.info': lcov({ 'src/cart.ts': [1, 0] }) };
const rich = { 'lcov.info': lcov({ 'src/cart.ts': [1, 1] }) };
const supplier = () => scene.as('an-karim');

async function proposed(policy = coveragePolicy()): Promise<PullRequest> {
  scene = await openScene({ policy });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  return pull;
}

async function conclusionOf(pull: PullRequest): Promise<string | null | undefined> {
  await scene.settled();
  return scene.gate(pull)?.conclusion;
}

test('the last attempt counts, whichever was the best', async () => {
  const pull = await proposed();
  const run = measure(supplier(), pull, { reports: rich });
  expect(await conclusionOf(pull)).toBe('success');
  supplier().work.rerun(SHOP, run);
  collectIn(supplier(), run, { reports: poor });
  supplier().work.completeRun(SHOP, run);
  expect(await conclusionOf(pull)).toBe('failure');
});

test('a further run of the same workflow replaces the first, and is not added to it', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': [1, 0] }) } });
  expect(await conclusionOf(pull)).toBe('failure');
  supplier().close(pull);
  supplier().reopen(pull);
  measure(supplier(), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': [0, 1] }) } });
  expect(await conclusionOf(pull)).toBe('failure');
  measure(supplier(), pull, { reports: rich });
  expect(await conclusionOf(pull)).toBe('success');
  measure(supplier(), pull, { reports: poor });
  expect(await conclusionOf(pull)).toBe('failure');
});

test('an earlier attempt’s signed delivery does not come back by another job', async () => {
  const pull = await proposed();
  const run = measure(supplier(), pull, { reports: rich });
  const [genuine] = scene.github.world.repository(SHOP).artifacts;
  scene.pass(60_000);
  supplier().work.rerun(SHOP, run);
  collectIn(supplier(), run, { reports: poor });
  const again = supplier().work.addJob(SHOP, run, { name: 'again', conclusion: null });
  if (genuine !== undefined) upload(supplier(), again, { name: 'again', archive: genuine.archive, signed: false });
  supplier().work.completeJob(SHOP, again);
  supplier().work.completeRun(SHOP, run);
  expect(genuine).toBeDefined();
  expect(await conclusionOf(pull)).toBe('failure');
});

test('an attempt whose collecting job failed takes the earlier delivery with it', async () => {
  const pull = await proposed();
  const run = measure(supplier(), pull, { reports: rich });
  expect(await conclusionOf(pull)).toBe('success');
  supplier().work.rerun(SHOP, run);
  supplier().work.addJob(SHOP, run, { name: 'evidence / collect', conclusion: 'failure' });
  supplier().work.completeRun(SHOP, run);
  expect(await conclusionOf(pull)).not.toBe('success');
});

test('an attempt that runs other jobs alone leaves the delivery in place', async () => {
  const pull = await proposed();
  const run = measure(supplier(), pull, { reports: rich });
  supplier().work.rerun(SHOP, run);
  supplier().work.addJob(SHOP, run, { name: 'lint' });
  supplier().work.completeRun(SHOP, run);
  expect(await conclusionOf(pull)).toBe('success');
});

test('an earlier attempt’s artifact that nobody signed is not carried into the next', async () => {
  const pull = await proposed(coveragePolicy({ trust: 'base-workflow' }));
  const run = measure(supplier(), pull, { reports: rich, signed: false, uses: null });
  expect(await conclusionOf(pull)).toBe('success');
  scene.pass(60_000);
  supplier().work.rerun(SHOP, run);
  supplier().work.addJob(SHOP, run, { name: 'lint' });
  supplier().work.completeRun(SHOP, run);
  expect(await conclusionOf(pull)).not.toBe('success');
});

test.each(['workflow_dispatch', 'schedule', 'issue_comment', 'push', 'pull_request_target'])(
  'a run for %s measures no pull request',
  async (event) => {
    const pull = await proposed();
    measure(supplier(), pull, { event, reports: rich });
    expect(await conclusionOf(pull)).not.toBe('success');
    expect(scene.page(pull)).toContain(`comes from a run for “\`${event}\`”`);
  },
);

test('another tree, measured in a run of this head', async () => {
  const pull = await proposed();
  const easy = supplier().push(SHOP, { branch: 'easy', files: { 'src/cart.ts': 'export {};\n' } });
  measure(supplier(), pull, { reports: rich, measured: easy.sha });
  expect(await conclusionOf(pull)).not.toBe('success');
  expect(scene.page(pull)).toContain('is not the one to be judged');
});

test('a merge of his own making, with the right parents and another tree', async () => {
  const pull = await proposed(coveragePolicy({ trust: 'unverified' }));
  const evil = supplier().push(SHOP, {
    branch: 'evil',
    merge: ['cart'],
    files: { 'src/cart.ts': 'export {};\n' },
  });
  measure(supplier(), pull, { reports: rich, signed: false, uses: null, measured: evil.sha });
  expect(await conclusionOf(pull)).not.toBe('success');
  expect(scene.page(pull)).toContain('is not the one to be judged');
});

test('the forge’s own test merge is compared with the target, line by line', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { reports: rich, measured: 'test-merge' });
  expect(await conclusionOf(pull)).toBe('success');
});

test('only the first push run of a default-branch commit is what later ones are compared with', async () => {
  scene = await openScene({
    policy: coveragePolicy({ coverage: 'project: { maximum-drop: 1% }' }),
    shop: { files: { 'src/shop.ts': 'export const a = 1;\nexport const b = 2;\n' } },
  });
  const all = { 'lcov.info': lcov({ 'src/shop.ts': [1, 1] }) };
  const none = { 'lcov.info': lcov({ 'src/shop.ts': [0, 0] }) };
  measure(scene.as('sophie-petit'), SHOP, { reports: all });
  await scene.settled();
  const { store } = scene.running;
  const { id, refs } = scene.github.world.repository(SHOP);
  const commit = refs.get('refs/heads/main') ?? '';
  const before = await store.evidence.measuredAt(id, commit);
  expect(before.map(({ kinds, trust }) => [kinds, trust])).toEqual([['coverage', 'signed-workflow']]);
  measure(supplier(), SHOP, { reports: none });
  measure(supplier(), SHOP, { event: 'workflow_dispatch', reports: none, name: 'other' });
  await scene.settled();
  expect(await store.evidence.measuredAt(id, commit)).toEqual(before);
});

test('a quick delivery does not open the gate while a workflow that delivers more still runs', async () => {
  scene = await openScene({ policy: coveragePolicy({ waitFor: [] }), shop: { files: { 'src/shop.ts': 'run();\n' } } });
  const E2E = '.github/workflows/e2e.yml';
  const told = { 'lcov.info': lcov({ 'src/shop.ts': [1] }) };
  measure(scene.as('sophie-petit'), SHOP, { reports: told });
  measure(scene.as('sophie-petit'), SHOP, { path: E2E, name: 'e2e', reports: told });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  const slow = supplier().work.runWorkflow(pull, { path: E2E, complete: false });
  measure(supplier(), pull, { reports: rich });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  collectIn(supplier(), slow, { name: 'e2e', reports: rich });
  supplier().work.completeRun(SHOP, slow);
  expect(await conclusionOf(pull)).toBe('success');
});

test('a tag named like the default branch records nothing', async () => {
  const pull = await proposed();
  const { id } = scene.github.world.repository(SHOP);
  scene.github.world.repository(SHOP).refs.set('refs/tags/main', pull.headSha);
  // What GitHub tells of a run for a tag: its name where a branch's would stand.
  measure(supplier(), SHOP, {
    event: 'push',
    sha: pull.headSha,
    branch: 'main',
    signed: false,
    uses: null,
    reports: rich,
  });
  await scene.settled();
  expect(await scene.running.store.evidence.measuredAt(id, pull.headSha)).toEqual([]);
});

test('a copy of the delivery under another name delivers nothing new', async () => {
  const pull = await proposed(coveragePolicy({ waitFor: ['unit', 'e2e'] }));
  measure(supplier(), pull, {
    reports: rich,
    beside: (run, { work }) => {
      const [genuine] = scene.github.world.repository(SHOP).artifacts;
      const copying = work.addJob(SHOP, run, { name: 'copy', conclusion: null });
      upload(supplier(), copying, {
        name: 'e2e',
        ...(genuine === undefined ? {} : { archive: genuine.archive }),
        signed: false,
      });
      work.completeJob(SHOP, copying);
    },
  });
  expect(await conclusionOf(pull)).not.toBe('success');
});

test('the page tells how often it was tried, and what failed before', async () => {
  const pull = await proposed();
  const failing = (run: ReturnType<typeof measure>): void =>
    void supplier().work.addJob(SHOP, run, { name: 'lint', conclusion: 'failure' });
  const run = measure(supplier(), pull, { reports: poor, beside: failing });
  expect(await conclusionOf(pull)).toBe('failure');
  expect(scene.page(pull)).not.toContain('times for this commit');
  supplier().work.rerun(SHOP, run);
  collectIn(supplier(), run, { reports: rich });
  supplier().work.completeRun(SHOP, run);
  expect(await conclusionOf(pull)).toBe('success');
  expect(scene.page(pull)).toContain('ran 2 times for this commit');
  expect(scene.page(pull)).toContain('these jobs failed: `lint`');
  measure(supplier(), pull, { reports: rich });
  expect(await conclusionOf(pull)).toBe('success');
  expect(scene.page(pull)).toContain('ran 3 times for this commit');
});
