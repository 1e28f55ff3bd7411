import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure, upload } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\n' };
const rich = { 'lcov.info': lcov({ 'src/cart.ts': [1] }) };
const poor = { 'lcov.info': lcov({ 'src/cart.ts': [0] }) };
const MINUTE = 60_000;
const supplier = () => scene.as('an-karim');

/** How often an archive was asked for. */
const asked = (): number => scene.github.requests.filter(({ path }) => path.endsWith('/zip')).length;

/** The forge lists artifacts and does not hand them over, for so many requests. */
function holdBack(times: number, path: string | RegExp = /\/zip$/): void {
  scene.github.faults.add({ match: { path }, status: 502, body: { message: 'Server Error' }, times });
}

async function proposed(policy = coveragePolicy()): Promise<PullRequest> {
  scene = await openScene({ policy });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  return pull;
}

test('a download that fails is not repeated at each look, holds the gate, and heals by itself', async () => {
  const pull = await proposed();
  holdBack(2);
  measure(supplier(), pull, { reports: rich });
  await scene.settled();
  expect(scene.page(pull)).toContain('GitHub has not handed over `garde-fou-evidence-unit-1` so far (asked for once)');
  for (let look = 0; look < 3; look += 1) {
    scene.as('sophie-petit').editPull(pull, { title: `feat: look ${String(look)}` });
    await scene.settled();
  }
  expect(asked()).toBe(1);
  expect(scene.mayMerge(pull)).toBe(false);
  scene.pass(2 * MINUTE);
  await scene.settled();
  expect(asked()).toBe(2);
  expect(scene.page(pull)).toContain('asked for 2 times');
  scene.pass(4 * MINUTE);
  await scene.settled();
  expect(asked()).toBe(3);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('one that never comes is asked for a bounded number of times, also after the policy stopped waiting', async () => {
  const pull = await proposed();
  holdBack(1_000);
  measure(supplier(), pull, { reports: rich });
  await scene.settled();
  for (let hour = 0; hour < 10; hour += 1) {
    scene.pass(60 * MINUTE);
    scene.as('sophie-petit').editPull(pull, { title: `feat: hour ${String(hour)}` });
    await scene.settled();
  }
  expect(asked()).toBe(8);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('GitHub did not hand over `garde-fou-evidence-unit-1`, though it was asked for 8');
});

test('the good delivery does not open the gate while the forge holds another one back', async () => {
  const pull = await proposed(coveragePolicy({ waitFor: [] }));
  measure(supplier(), pull, {
    reports: rich,
    beside: (run, { work }) => {
      const job = work.addJob(SHOP, run, { name: 'e2e', conclusion: null });
      const held = upload(supplier(), job, { name: 'e2e', reports: poor, signed: false });
      work.completeJob(SHOP, job);
      holdBack(1, `/repos/${SHOP}/actions/artifacts/${String(held.id)}/zip`);
    },
  });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  expect(scene.page(pull)).toContain('GitHub has not handed over `garde-fou-evidence-e2e-1` so far (asked for once)');
  scene.pass(2 * MINUTE);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a run of fifty artifacts that hang costs one wait a look, not fifty', async () => {
  const pull = await proposed();
  holdBack(1_000);
  measure(supplier(), pull, {
    reports: rich,
    beside: (run, { work }) => {
      const job = work.addJob(SHOP, run, { name: 'flood', conclusion: null });
      for (let index = 0; index < 49; index += 1)
        work.upload(SHOP, job, { name: `garde-fou-evidence-x${String(index)}-1`, files: {} });
      work.completeJob(SHOP, job);
    },
  });
  await scene.settled();
  expect(asked()).toBe(1);
  scene.pass(MINUTE);
  await scene.settled();
  expect(asked()).toBe(2);
  expect(scene.mayMerge(pull)).toBe(false);
});
