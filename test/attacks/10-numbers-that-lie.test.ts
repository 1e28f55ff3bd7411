import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const four = 'export const a = 1;\nexport const b = 2;\nexport const c = 3;\nexport const d = 4;\n';
const CART = { 'src/cart.ts': four };
const supplier = () => scene.as('an-karim');

async function proposed(
  files: Readonly<Record<string, string>> = CART,
  policy = coveragePolicy(),
): Promise<PullRequest> {
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': 'export const shop = 1;\n' } } });
  const pull = scene.propose({ files });
  await scene.settled();
  return pull;
}

async function conclusionOf(pull: PullRequest): Promise<string | null | undefined> {
  await scene.settled();
  return scene.gate(pull)?.conclusion;
}

test('totals written into the report change nothing', async () => {
  const pull = await proposed();
  const edited = lcov({ 'src/cart.ts': [1, 0, 0, 0] }).replace('end_of_record', 'LF:4\nLH:400\nend_of_record');
  measure(supplier(), pull, { reports: { 'lcov.info': edited } });
  expect(await conclusionOf(pull)).toBe('failure');
  expect(scene.page(pull)).toContain('| `src/cart.ts` | 25% | 1 | 4 |');
});

test('an untested new file is not invisible because no report names it', async () => {
  const pull = await proposed({ 'src/cart.ts': 'export const a = 1;\n', 'src/hidden.ts': four });
  measure(supplier(), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': [1] }) } });
  expect(await conclusionOf(pull)).toBe('failure');
  expect(scene.page(pull)).toContain('src/hidden.ts');
});

test('a hard file dropped from the report counts as uncovered', async () => {
  const policy = coveragePolicy({ coverage: 'project: { minimum: 80% }' });
  const pull = await proposed({ 'src/cart.ts': four, 'src/hard.ts': four.repeat(3) }, policy);
  measure(supplier(), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': [1, 1, 1, 1], 'src/shop.ts': [1] }) } });
  expect(await conclusionOf(pull)).toBe('failure');
  expect(scene.page(pull)).toContain('src/hard.ts');
});

test('a file so large that GitHub shows no patch hides nothing behind it', async () => {
  const large = 'export const line = 1;\n'.repeat(25_000);
  const pull = await proposed({ 'a-very-large.ts': large, 'src/hidden.ts': four });
  measure(supplier(), pull, { reports: { 'lcov.info': lcov({ 'src/shop.ts': [1] }) } });
  expect(await conclusionOf(pull)).toBe('failure');
  expect(scene.page(pull)).toContain('src/hidden.ts');
});

test('hits on lines that the tested tree does not have', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': Array.from({ length: 40 }, () => 1) }) } });
  expect(await conclusionOf(pull)).toBe('failure');
  expect(scene.page(pull)).toContain('Reports speak of lines that these files do not have');
});

test('coverage below what the default branch had is a drop', async () => {
  const policy = coveragePolicy({ coverage: 'project: { maximum-drop: 1% }' });
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': four } } });
  measure(scene.as('sophie-petit'), SHOP, { reports: { 'lcov.info': lcov({ 'src/shop.ts': [1, 1, 1, 1] }) } });
  await scene.settled();
  const pull = scene.propose({ files: { 'README.md': 'x', ...CART } });
  measure(supplier(), pull, {
    reports: { 'lcov.info': lcov({ 'src/shop.ts': [1, 1, 0, 0], 'src/cart.ts': [1, 1, 1, 1] }) },
  });
  expect(await conclusionOf(pull)).toBe('failure');
  measure(supplier(), pull, {
    reports: { 'lcov.info': lcov({ 'src/shop.ts': [1, 1, 1, 1], 'src/cart.ts': [1, 1, 1, 1] }) },
  });
  expect(await conclusionOf(pull)).toBe('success');
});
