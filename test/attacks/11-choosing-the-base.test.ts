import { afterEach, describe, expect, test } from 'vitest';

import type { WorkflowRun } from '../../src/sandbox/github/world/checks.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, collectIn, coveragePolicy, lcov, LISTED, measure, upload } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const covered = (hits: number): Readonly<Record<string, string>> => ({
  'lcov.info': lcov({ 'src/shop.ts': [hits, hits], 'src/cart.ts': [hits], 'src/payment/pay.ts': [hits] }),
});
const [all, none] = [covered(1), covered(0)];
const supplier = () => scene.as('an-karim');

async function opened(trust = 'signed-workflow'): Promise<void> {
  scene = await openScene({
    policy: coveragePolicy({ trust, coverage: 'project: { maximum-drop: 1% }' }),
  });
  scene.github.world.repository(SHOP).rulesets.clear();
  const files = { 'src/shop.ts': 'export const a = 1;\nexport const b = 2;\n' };
  scene.as('sophie-petit').push(SHOP, { branch: 'main', files });
  await scene.settled();
}

const begin = (): WorkflowRun => supplier().work.runWorkflow(SHOP, { path: CI, complete: false });

/** The job that measures, as the reusable workflow calls it. */
function measuring(run: WorkflowRun, conclusion: 'success' | 'failure' | 'cancelled'): void {
  supplier().work.addJob(SHOP, run, { name: 'evidence / measure', conclusion, uses: LISTED });
}

/** A job beside it puts something under the same name, which nobody signs. */
function unsigned(run: WorkflowRun): void {
  const job = supplier().work.addJob(SHOP, run, { name: 'other', conclusion: null });
  upload(supplier(), job, { reports: none, signed: false });
  supplier().work.completeJob(SHOP, job);
}

async function end(run: WorkflowRun, conclusion?: 'cancelled'): Promise<void> {
  supplier().work.completeRun(SHOP, run, conclusion);
  await scene.settled();
  scene.pass(60_000);
}

/** The base as it is recorded: level of trust and lines covered. */
async function base(): Promise<readonly string[]> {
  const { id, refs } = scene.github.world.repository(SHOP);
  const recorded = await scene.running.store.evidence.measuredAt(id, refs.get('refs/heads/main') ?? '');
  return recorded.map(({ trust }) => trust);
}

/** How far a pull request that measures nothing covered falls, as its page says. */
async function fall(): Promise<string> {
  const pull = scene.propose({ files: { 'src/cart.ts': 'export {};\n' } });
  measure(supplier(), pull, { reports: none });
  await scene.settled();
  return /falls from \d+% to \d+%/.exec(scene.page(pull))?.[0] ?? 'not compared';
}

describe('a base that the policy trusts', () => {
  test('is not kept out by what was uploaded without a signature before the attempt was cancelled', async () => {
    await opened();
    const run = begin();
    unsigned(run);
    measuring(run, 'cancelled');
    await end(run, 'cancelled');
    expect(await base()).toEqual(['base-workflow']);
    supplier().work.rerun(SHOP, run);
    measuring(run, 'success');
    collectIn(supplier(), run, { reports: all });
    await end(run);
    expect(await base()).toEqual(['base-workflow', 'signed-workflow']);
    expect(await fall()).toBe('falls from 100% to 0%');
  });

  test('stays the first one, whatever is run again', async () => {
    await opened();
    const run = begin();
    measuring(run, 'success');
    collectIn(supplier(), run, { reports: all });
    await end(run);
    supplier().work.rerun(SHOP, run);
    measuring(run, 'success');
    collectIn(supplier(), run, { reports: none });
    await end(run);
    expect(await base()).toEqual(['signed-workflow']);
    expect(await fall()).toBe('falls from 100% to 0%');
  });

  test.each(['success', 'failure'] as const)(
    'cannot be chosen by cancelling what was measured and seen (%s): there is none',
    async (conclusion) => {
      await opened();
      const run = begin();
      measuring(run, conclusion);
      await end(run, 'cancelled');
      supplier().work.rerun(SHOP, run);
      measuring(run, 'success');
      collectIn(supplier(), run, { reports: none });
      await end(run);
      expect(await base()).toEqual([]);
    },
  );

  test('cannot be chosen by a second run of the workflow for the same commit', async () => {
    await opened();
    const run = begin();
    measuring(run, 'success');
    await end(run, 'cancelled');
    const again = begin();
    measuring(again, 'success');
    collectIn(supplier(), again, { reports: none });
    await end(again);
    expect(await base()).toEqual([]);
  });

  test('comes when only the collecting job is run again, with the numbers that were measured', async () => {
    await opened();
    const run = begin();
    measuring(run, 'success');
    supplier().work.addJob(SHOP, run, { name: 'evidence / collect', conclusion: 'failure', uses: LISTED });
    await end(run);
    expect(await base()).toEqual([]);
    supplier().work.rerun(SHOP, run);
    collectIn(supplier(), run, { reports: all });
    await end(run);
    expect(await base()).toEqual(['signed-workflow']);
  });

  test('is not found by trying more often than anybody needs to', async () => {
    await opened();
    const run = begin();
    measuring(run, 'cancelled');
    await end(run, 'cancelled');
    for (let attempt = 2; attempt <= 11; attempt += 1) {
      supplier().work.rerun(SHOP, run);
      measuring(run, attempt === 11 ? 'success' : 'cancelled');
      if (attempt === 11) collectIn(supplier(), run, { reports: none });
      supplier().work.completeRun(SHOP, run, attempt === 11 ? undefined : 'cancelled');
    }
    await scene.settled();
    expect(await base()).toEqual([]);
  });
});

test('where the policy asks for no signature, the first delivery stays before a signed one that came later', async () => {
  await opened('base-workflow');
  const run = begin();
  const job = supplier().work.addJob(SHOP, run, { name: 'test', conclusion: null });
  upload(supplier(), job, { reports: all, signed: false });
  supplier().work.completeJob(SHOP, job);
  await end(run);
  supplier().work.rerun(SHOP, run);
  collectIn(supplier(), run, { reports: none });
  await end(run);
  expect(await base()).toEqual(['base-workflow', 'signed-workflow']);
  expect(await fall()).toBe('falls from 100% to 0%');
});
