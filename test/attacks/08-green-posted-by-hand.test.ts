import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\n' };
const rich = { 'lcov.info': lcov({ 'src/cart.ts': [1] }) };

async function proposed(waitFor: string): Promise<PullRequest> {
  // An awaited job counts only by the workflow that the default branch has.
  const shop = {
    files: { 'README.md': '# boutique-api\n', [CI]: 'on: pull_request\n' },
    teams: { 'agence-nord': 'write' },
  } as const;
  scene = await openScene({ policy: coveragePolicy({ waitFor: [waitFor] }), shop });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  return pull;
}

test('no status and no check run stands in for evidence', async () => {
  const pull = await proposed('unit');
  const hands = scene.github.asActions(SHOP);
  scene.as('an-karim').work.status(SHOP, { sha: pull.headSha, state: 'success', context: 'unit' });
  hands.work.checkRun(SHOP, { name: 'unit', headSha: pull.headSha, conclusion: 'success' });
  hands.work.checkRun(SHOP, { name: 'Garde-fou', headSha: pull.headSha, conclusion: 'success' });
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a job that the policy waits for must be a job of that workflow’s own run', async () => {
  const pull = await proposed(`"${CI}#evidence / collect"`);
  const hands = scene.github.asActions(SHOP);
  hands.work.checkRun(SHOP, { name: 'evidence / collect', headSha: pull.headSha, conclusion: 'success' });
  measure(scene.as('an-karim'), pull, { path: '.github/workflows/mine.yml', reports: rich });
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
  measure(scene.as('an-karim'), pull, { reports: rich });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
