import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const MANY = Array.from({ length: 40 }, (_, index) => `export const a${index} = ${index};\n`).join('');
/** One line of forty is told, and it is covered. */
const hollow = { 'src/kept.ts': [1] };

async function opened(coverage: string): Promise<void> {
  scene = await openScene({ policy: coveragePolicy({ coverage }), shop: { files: { 'src/kept.ts': MANY } } });
}

async function proposed() {
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\n' } });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ ...hollow, 'src/cart.ts': [1] }) } });
  await scene.settled();
  return pull;
}

test('a file that did not change and of which hardly a line is told counts whole, without any record before', async () => {
  await opened('project: { minimum: 60% }');
  const pull = await proposed();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('the reports leave out lines that exist; they count as uncovered: `src/kept.ts`');
});

test('nor does a record of the target branch that is as hollow make it whole', async () => {
  await opened('project: { minimum: 60% }');
  measure(scene.as('sophie-petit'), SHOP, { reports: { 'lcov.info': lcov(hollow) } });
  await scene.settled();
  expect(scene.gate(await proposed())).toMatchObject({ conclusion: 'failure' });
});
