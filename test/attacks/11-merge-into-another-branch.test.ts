import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const reports = { 'lcov.info': lcov({ 'src/cart.ts': [1] }) };

/** A signed measurement of GitHub's own merge into the branch that is proposed to. */
async function measuredTowards(base: 'main' | 'aside'): Promise<ReturnType<Scene['propose']>> {
  scene = await openScene({ policy: coveragePolicy(), shop: { files: { 'src/shop.ts': 'export const a = 1;\n' } } });
  scene.as('an-karim').push(SHOP, { branch: 'aside', files: { 'src/aside.ts': 'export const b = 1;\n' } });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\n' }, base });
  await scene.settled();
  measure(scene.as('an-karim'), pull, { reports, measured: 'test-merge' });
  await scene.settled();
  return pull;
}

test('a merge into the target branch is what is proposed', async () => {
  const pull = await measuredTowards('main');
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a merge into another branch measured something else', async () => {
  const pull = await measuredTowards('aside');
  scene.as('an-karim').editPull(pull, { base: 'main' });
  expect(await scene.pageOfShut(pull)).toContain('is not the one to be judged');
});
