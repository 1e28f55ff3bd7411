import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const E2E = '.github/workflows/e2e.yml';
const FILES = {
  [CI]: 'on: pull_request\njobs:\n  e2e:\n    steps:\n      - uses: ./ci/action\n  more:\n    uses: ./.github/workflows/e2e.yml\n',
  [E2E]: 'on: workflow_call\njobs:\n  run:\n    steps:\n      - run: npm run e2e\n',
  'ci/action/action.yml': 'runs: { using: node24, main: index.js }\n',
  'ci/action/index.js': 'run();\n',
};
const CART = { 'src/cart.ts': 'export const a = 1;\n' };

/** The signed delivery is real; beside it the awaited job succeeds. */
async function proposed(files: Readonly<Record<string, string>>, job = 'e2e'): Promise<ReturnType<Scene['propose']>> {
  scene = await openScene({ policy: coveragePolicy({ waitFor: [`"${CI}#e2e"`] }), shop: { files: FILES } });
  const pull = scene.propose({ files: { ...CART, ...files } });
  await scene.settled();
  measure(scene.as('an-karim'), pull, {
    reports: { 'lcov.info': lcov({ 'src/cart.ts': [1] }) },
    beside: (run, hands) => void hands.work.addJob(SHOP, run, { name: job, conclusion: 'success' }),
  });
  return pull;
}

test.each(['e2e', 'e2e / run'])('the default branch’s job opens the gate (%s)', async (job) => {
  const pull = await proposed({}, job);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test.each([
  ['the job rewritten to do nothing', { [CI]: 'on: pull_request\njobs:\n  e2e:\n    steps:\n      - run: "true"\n' }],
  ['the workflow that it calls', { [E2E]: 'on: workflow_call\njobs:\n  run:\n    steps:\n      - run: "true"\n' }],
  ['the action that it calls', { 'ci/action/index.js': '\n' }],
])('%s leaves it shut', async (_, files) => {
  const pull = await proposed(files);
  expect(await scene.pageOfShut(pull)).toContain('runs other workflow files than the default branch');
});

test('a job that the workflow does not have is told with those that it has', async () => {
  const pull = await proposed({}, 'end-to-end');
  expect(await scene.pageOfShut(pull)).toContain('Its jobs are: `end-to-end` and `evidence / collect`');
});

test('the job of a run towards a branch of his own', async () => {
  scene = await openScene({ policy: coveragePolicy({ waitFor: [`"${CI}#e2e"`] }), shop: { files: FILES } });
  const hands = scene.as('an-karim');
  hands.push(SHOP, {
    branch: 'evil',
    files: { [CI]: 'on: pull_request\njobs:\n  e2e:\n    steps:\n      - run: "true"\n' },
  });
  const pull = scene.propose({ files: CART, base: 'evil' });
  await scene.settled();
  measure(hands, pull, {
    reports: { 'lcov.info': lcov({ 'src/cart.ts': [1] }) },
    beside: (run) => void hands.work.addJob(SHOP, run, { name: 'e2e', conclusion: 'success' }),
  });
  await scene.settled();
  hands.editPull(pull, { base: 'main' });
  expect(await scene.pageOfShut(pull)).toContain('There is no evidence from');
});
