import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, type Measuring, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const POLICY = coveragePolicy().replace(
  /coverage:[^]*?evidence:/,
  'analysis:\n    enforcement: block\n    tests: { minimum-total: 1 }\n    evidence:',
);
const junit = (cases: string): Measuring['reports'] => ({ 'junit.xml': `<testsuite name="shop">${cases}</testsuite>` });
const passes = junit('<testcase classname="Cart" name="adds"/>');

type Ending = 'success' | 'failure' | 'cancelled';

/** A run whose measuring job leaves these reports and ends so; the listed workflow's collecting job signs them. */
async function measured(
  ending: Ending,
  reports: Measuring['reports'],
  job = 'evidence / measure',
): Promise<PullRequest> {
  scene = await openScene({ policy: POLICY });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\n' } });
  measure(scene.as('an-karim'), pull, {
    ...(reports === undefined ? {} : { reports }),
    beside: (run, { work }) => void work.addJob(SHOP, run, { name: job, conclusion: ending }),
  });
  await scene.settled();
  return pull;
}

test('a job that is ended before the tests that would fail does not pass for a whole one', async () => {
  const pull = await measured('failure', passes);
  expect(scene.gate(pull)?.conclusion).toBe('failure');
  expect(scene.page(pull)).toContain('`evidence / measure` of `.github/workflows/ci.yml`, which measured: failed.');
});

test('nor does one that somebody cancelled', async () => {
  const pull = await measured('cancelled', passes);
  expect(scene.gate(pull)?.conclusion).toBe('failure');
  expect(scene.page(pull)).toContain('which measured: was cancelled.');
});

test('the same reports of a job that ended green open the gate', async () => {
  const pull = await measured('success', passes);
  expect(scene.gate(pull)?.conclusion).toBe('success');
  expect(scene.page(pull)).not.toContain('where these reports come from');
});

test('a failed test says why the job is red: nothing more is asked for', async () => {
  const pull = await measured('failure', junit('<testcase classname="Cart" name="adds"><failure/></testcase>'));
  expect(scene.gate(pull)?.conclusion).toBe('failure');
  expect(scene.page(pull)).toContain('Cart');
  expect(scene.page(pull)).not.toContain('which measured');
});

test('another red job of the workflow is told, and holds nothing', async () => {
  const pull = await measured('failure', passes, 'lint');
  expect(scene.gate(pull)?.conclusion).toBe('success');
  expect(scene.page(pull)).toContain('`lint` of `.github/workflows/ci.yml`, where these reports come from: failed.');
});
