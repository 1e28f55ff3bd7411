import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const FILES = { 'src/shop.ts': 'export const a = 1;\n', [CI]: 'a\n', 'vitest.config.ts': 'a\n' };
const CODE = { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\n' };
const E2E = '.github/workflows/e2e.yml';
const hits = (...numbers: readonly number[]): object => ({ 'lcov.info': lcov({ 'src/cart.ts': numbers }) });

async function proposed(waitFor: readonly string[], files: object = {}): Promise<ReturnType<Scene['propose']>> {
  scene = await openScene({ policy: coveragePolicy({ waitFor }), shop: { files: FILES } });
  const pull = scene.propose({ files: { ...CODE, ...files } });
  await scene.settled();
  return pull;
}

test('a signed delivery that nobody waits for adds no hits', async () => {
  const pull = await proposed(['unit']);
  measure(scene.as('an-karim'), pull, { reports: { ...hits(0, 0) } });
  measure(scene.as('an-karim'), pull, { name: 'mine', path: E2E, reports: { ...hits(1, 1) } });
  const page = await scene.pageOfShut(pull);
  expect(page).toContain('`mine` delivered does not count');
});

test('one that is listed does', async () => {
  const pull = await proposed(['unit', 'e2e']);
  measure(scene.as('an-karim'), pull, { reports: { ...hits(1, 0) } });
  measure(scene.as('an-karim'), pull, { name: 'e2e', path: E2E, reports: { ...hits(0, 1) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  const page = scene.page(pull);
  expect(page).toContain(`${CI}#evidence / collect`);
  expect(page).toContain(`${E2E}#evidence / collect`);
});

test('a signed measurement whose configuration changed says so', async () => {
  const pull = await proposed(['unit'], { 'vitest.config.ts': 'b\n' });
  measure(scene.as('an-karim'), pull, { reports: { ...hits(1, 1) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  expect(scene.page(pull)).toContain('also changes how things are measured, in `vitest.config.ts`');
});

test('without a list what still runs is waited for, as long as nothing tells what is usual', async () => {
  const pull = await proposed([]);
  const hands = scene.as('an-karim');
  const late = hands.work.runWorkflow(pull, { path: E2E, complete: false });
  measure(hands, pull, { reports: { ...hits(1, 1) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: null });
  expect(scene.page(pull)).toContain('may deliver more');
  hands.work.completeRun(SHOP, late);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
