import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const COVERAGE = 'project: { minimum: 50% }';
const LINE = `export const table = '${'x'.repeat(9_970)}';\n`;

/** A repository with a generated file of so many bytes, which does not change and which the reports name. */
async function proposed(size: number, policy = coveragePolicy({ coverage: COVERAGE })) {
  const lines = Math.ceil(size / LINE.length);
  scene = await openScene({ policy, shop: { files: { 'src/generated/table.js': LINE.repeat(lines) } } });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\n' } });
  const hits = Array.from({ length: lines }, () => 1);
  const reports = { 'lcov.info': lcov({ 'src/cart.ts': [1], 'src/generated/table.js': hits }) };
  measure(scene.as('an-karim'), pull, { reports });
  await scene.settled();
  return pull;
}

test('a generated file of 2 MB is read like any other', async () => {
  const pull = await proposed(2_000_000);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('one that is too large to read proves nothing, and the page names the way out', async () => {
  const pull = await proposed(5_100_000);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('could not be read to count its lines (larger than 5 MB');
  expect(scene.page(pull)).toContain('with a pattern such as `!src/generated/**` under `perimeter` of its policy');
});

test('the way out leads out', async () => {
  const perimeter = '["src/**", "!src/generated/**"]';
  const policy = coveragePolicy({ coverage: COVERAGE }).replace('perimeter: ["src/**"]', `perimeter: ${perimeter}`);
  const pull = await proposed(5_100_000, policy);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
