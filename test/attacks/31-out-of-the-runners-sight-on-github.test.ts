import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, collectIn, coveragePolicy, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const policy = coveragePolicy().replace(
  /policies:[\s\S]*?(?=evidence:\n)/,
  `policies:
  analysis:
    enforcement: block
    tests: { not-fewer-than-base: true, maximum-skipped: 10% }
    evidence: { trust: signed-workflow, wait-for: [unit], wait-at-most: 45m }
`,
);
const supplier = () => scene.as('an-karim');
const TEST_FILE = 'src/cart.test.ts';

/** A report in which the cases of these files ran; a case ends as its mark says. */
function junit(files: Readonly<Record<string, readonly ('passed' | 'failed' | 'skipped')[]>>) {
  const marks = { passed: '', failed: '<failure message="no"/>', skipped: '<skipped/>' };
  const suites = Object.entries(files).map(([file, cases]) => {
    const told = cases.map((how, at) => `<testcase classname="${file}" name="case ${at}">${marks[how]}</testcase>`);
    return `<testsuite name="${file}">${told.join('')}</testsuite>`;
  });
  return { 'junit.xml': `<testsuites>${suites.join('')}</testsuites>` };
}

/** The default branch has two test files, of which three cases ran. */
async function opened(): Promise<void> {
  scene = await openScene({ policy, shop: { files: { [TEST_FILE]: 'test();\n', 'src/shop.ts': 'shop();\n' } } });
  measure(scene.as('sophie-petit'), SHOP, { reports: junit({ cart: ['passed', 'passed'], shop: ['passed'] }) });
  await scene.settled();
}

async function shutWith(pull: PullRequest): Promise<string> {
  return scene.pageOfShut(pull);
}

test('a test file renamed out of the runner’s pattern is missed like a deleted one', async () => {
  await opened();
  const pull = scene.propose({ files: { [TEST_FILE]: null, 'src/cart.checks.ts': 'test();\n' } });
  measure(supplier(), pull, { reports: junit({ shop: ['passed'] }) });
  expect(await shutWith(pull)).toContain('One test ran, 3 on the target branch');
  expect(scene.page(pull)).toContain('`cart case 0`');
});

test('a step that ends well although its tests do not (`|| true`) does not make them pass', async () => {
  await opened();
  const pull = scene.propose({ files: { 'src/shop.ts': 'shop(1);\n' } });
  measure(supplier(), pull, { reports: junit({ cart: ['passed', 'failed'], shop: ['passed'] }) });
  expect(await shutWith(pull)).toContain('One test fails');
});

test('tests that are switched off in the code count as missing', async () => {
  await opened();
  const pull = scene.propose({ files: { [TEST_FILE]: 'test.skip();\n' } });
  measure(supplier(), pull, { reports: junit({ cart: ['skipped', 'skipped'], shop: ['passed'] }) });
  expect(await shutWith(pull)).toContain('One test ran, 3 on the target branch');
});

test('a measuring job that a condition switches off (`if: false`) has delivered nothing', async () => {
  await opened();
  const pull = scene.propose({ files: { 'src/shop.ts': 'shop(1);\n' } });
  const run = supplier().work.runWorkflow(pull, { path: CI, complete: false });
  supplier().work.addJob(SHOP, run, { name: 'evidence / collect', conclusion: 'skipped' });
  supplier().work.completeRun(SHOP, run);
  expect(await shutWith(pull)).toContain(
    '`evidence / collect` of `.github/workflows/ci.yml`: was skipped. It is missing evidence',
  );
});

test('a green run that collected a report without tests proves nothing', async () => {
  await opened();
  const pull = scene.propose({ files: { 'src/shop.ts': 'shop(1);\n' } });
  const run = supplier().work.runWorkflow(pull, { path: CI, complete: false });
  collectIn(supplier(), run, { reports: junit({}) });
  supplier().work.completeRun(SHOP, run);
  expect(await shutWith(pull)).toContain('No test ran');
});
