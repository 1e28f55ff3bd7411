import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import type { WorkflowJob } from '../../../src/sandbox/github/world/checks.ts';
import type { PullRequest } from '../../../src/sandbox/github/world/repositories.ts';
import { measureAndCollect, upload } from '../../action/on-github.ts';
import { lighthouse } from '../../action/reports.ts';
import { CI, coveragePolicy, lcov, LISTED } from '../../support/ci.ts';
import { openScene, type Scene, SHOP } from '../github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\nexport const c = 3;\nexport const d = 4;\n' };
const covered = (...hits: readonly number[]) => ({
  'coverage/lcov.info': lcov({ 'src/cart.ts': hits }),
  // Judged by no family of this policy, and in nobody's way.
  '.lighthouseci/lhr-1.json': lighthouse,
});

/** A run of the reusable workflow with the built Action, from its first job to its end. */
async function deliver(
  change: PullRequest,
  reports: Readonly<Record<string, string>>,
  between?: (folder: string) => void,
): Promise<{ readonly code: number | null; readonly summary: string }> {
  const hands = scene.as('an-karim');
  const run = hands.work.runWorkflow(change, { path: CI, complete: false });
  const job = (name: string, idToken: boolean): WorkflowJob =>
    hands.work.addJob(SHOP, run, { name, conclusion: null, uses: LISTED, idToken });
  const jobs = { measure: job('unit / measure', false), collect: job('unit / collect', true) };
  const place = { hands, repository: SHOP, change };
  const ran = await measureAndCollect(place, jobs, reports, between);
  if (ran.code === 0) upload(place, jobs.collect, ran);
  hands.work.completeJob(SHOP, jobs.measure);
  hands.work.completeJob(SHOP, jobs.collect, ran.code === 0 ? 'success' : 'failure');
  hands.work.completeRun(SHOP, run);
  return ran;
}

test('what the built Action collected and signed opens the gate', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  const { code } = await deliver(pull, covered(1, 1, 1, 1));
  expect(code).toBe(0);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'completed', conclusion: 'success' });
});

test('too little holds it', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  await deliver(pull, covered(1, 1, 0, 0));
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('50');
});

test('a report that a sibling job replaced never arrives, and the gate stays shut', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  const better = lcov({ 'src/cart.ts': [1, 1, 1, 1] });
  const { code } = await deliver(pull, covered(1, 0, 0, 0), (folder) =>
    appendFileSync(join(folder, 'reports/00002-lcov.info'), better),
  );
  expect(code).toBe(1);
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
});
