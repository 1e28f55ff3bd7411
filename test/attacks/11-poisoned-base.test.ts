import { afterEach, expect, test } from 'vitest';

import type { WorkflowRun } from '../../src/sandbox/github/world/checks.ts';
import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, collectIn, coveragePolicy, filesOf, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const SOURCE = 'export const a = 1;\nexport const b = 2;\n';
const all = { 'lcov.info': lcov({ 'src/shop.ts': [1, 1], 'src/cart.ts': [1], 'src/payment/pay.ts': [1] }) };
const none = { 'lcov.info': lcov({ 'src/shop.ts': [0, 0], 'src/cart.ts': [0], 'src/payment/pay.ts': [0] }) };

async function opened(more: Parameters<typeof coveragePolicy>[0] = {}): Promise<void> {
  scene = await openScene({
    policy: coveragePolicy({ coverage: 'project: { maximum-drop: 1% }', ...more }),
  });
  scene.github.world.repository(SHOP).rulesets.clear();
  scene.as('sophie-petit').push(SHOP, { branch: 'main', files: { 'src/shop.ts': SOURCE } });
  await scene.settled();
}

/** A job of the same run that nobody signs for puts its own numbers beside those of the measuring workflow. */
function unsigned(name: string, artifact: string): (run: WorkflowRun) => void {
  return (run) => {
    const hands = scene.as('an-karim');
    const job = hands.work.addJob(SHOP, run, { name: 'other', conclusion: null });
    hands.work.upload(SHOP, job, {
      name: artifact,
      files: filesOf(hands, job, { name, reports: none, signed: false }),
    });
    hands.work.completeJob(SHOP, job);
  };
}

async function falling(): Promise<PullRequest> {
  const pull = scene.propose({ files: { 'src/cart.ts': 'export {};\n' } });
  await scene.settled();
  measure(scene.as('an-karim'), pull, { reports: none });
  await scene.settled();
  return pull;
}

test.each([
  ['under the same name', 'unit', 'garde-fou-evidence-unit-0'],
  ['under another name', 'other', 'garde-fou-evidence-other-1'],
])(
  'what a sibling job of the default branch delivers %s does not switch the comparison off',
  async (_, name, artifact) => {
    await opened();
    const sophie = scene.as('sophie-petit');
    const run = sophie.work.runWorkflow(SHOP, { path: CI, complete: false });
    unsigned(name, artifact)(run);
    collectIn(sophie, run, { reports: all });
    sophie.work.completeRun(SHOP, run);
    await scene.settled();
    const pull = await falling();
    expect(scene.gate(pull)?.conclusion).toBe('failure');
    expect(scene.page(pull)).toContain('falls from 100% to 0%');
  },
);

test.each([
  ['its own commit', 'head', 'falls from 100% to 0%'],
  ['another commit', 'f'.repeat(40), 'whether coverage falls cannot be told'],
] as const)('a push run says of a commit only what was measured on %s', async (_, measured, expected) => {
  await opened();
  measure(scene.as('sophie-petit'), SHOP, { event: 'push', branch: 'main', reports: all, measured });
  await scene.settled();
  const pull = await falling();
  expect(scene.gate(pull)?.conclusion).toBe('failure');
  expect(scene.page(pull)).toContain(expected);
});
