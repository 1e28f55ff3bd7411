import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const WORKFLOW = 'on: pull_request\njobs:\n  unit:\n    steps:\n      - run: ./tools/measure.sh\n';
const SHOP_FILES = {
  [CI]: WORKFLOW,
  'package.json': '{"scripts":{"test":"vitest"},"dependencies":{"a":"1"}}',
  'vitest.config.ts': 'export default {};\n',
  'tools/measure.sh': 'npm test\n',
  'src/shop.ts': 'export const a = 1;\n',
};
const CART = { 'src/cart.ts': 'export const a = 1;\n' };
const rich = { 'lcov.info': lcov({ 'src/cart.ts': [1] }) };
const supplier = () => scene.as('an-karim');
const plain = { reports: rich, signed: false, uses: null } as const;

async function proposed(files: Readonly<Record<string, string>>, base?: string): Promise<PullRequest> {
  scene = await openScene({ policy: coveragePolicy({ trust: 'base-workflow' }), shop: { files: SHOP_FILES } });
  if (base !== undefined) scene.as('an-karim').push(SHOP, { branch: base, files: { [CI]: 'jobs: {}\n' } });
  const pull = scene.propose({ files, ...(base === undefined ? {} : { base }) });
  await scene.settled();
  return pull;
}

test('workflow and configuration of the default branch open the gate', async () => {
  const pull = await proposed({ ...CART, 'package.json': '{"scripts":{"test":"vitest"},"dependencies":{"a":"2"}}' });
  measure(supplier(), pull, plain);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test.each([
  ['the workflow', { [CI]: `${WORKFLOW}# changed\n` }, 'runs other workflow files'],
  ['another workflow', { '.github/workflows/mine.yml': 'jobs: {}\n' }, 'runs other workflow files'],
  ['the runner’s configuration', { 'vitest.config.ts': 'export default { test: {} };\n' }, 'how things are measured'],
  ['a configuration somewhere deeper', { 'packages/api/jest.config.js': 'x\n' }, 'how things are measured'],
  ['the script that a step names', { 'tools/measure.sh': 'true\n' }, 'how things are measured'],
  ['what a package runs', { 'package.json': '{"scripts":{"test":"true"}}' }, 'how things are measured'],
])('changing %s leaves it shut', async (_, files, reason) => {
  const pull = await proposed({ ...CART, ...files });
  measure(supplier(), pull, plain);
  expect(await scene.pageOfShut(pull)).toContain(reason);
});

test('a run of another pull request with the same head, towards a branch of his own', async () => {
  const pull = await proposed(CART);
  scene.as('an-karim').push(SHOP, { branch: 'evil', files: { [CI]: 'jobs: {}\n' } });
  const towardsEvil = scene.as('an-karim').openPull(SHOP, { head: 'cart', base: 'evil', title: 'feat: same' });
  measure(supplier(), towardsEvil, plain);
  await scene.settled();
  scene.as('an-karim').close(towardsEvil);
  scene.as('sophie-petit').editPull(pull, { title: 'feat: look again' });
  expect(await scene.pageOfShut(pull)).toContain('proposed to another one than the default branch');
});

test('a run from before the target was changed', async () => {
  const pull = await proposed(CART, 'evil');
  measure(supplier(), pull, plain);
  await scene.settled();
  scene.as('an-karim').editPull(pull, { base: 'main' });
  expect(await scene.pageOfShut(pull)).toContain('proposed to another one than the default branch');
});

test('somebody else’s token in a fork gains nothing', async () => {
  scene = await openScene({ policy: coveragePolicy(), shop: { files: SHOP_FILES } });
  scene.github.build.user('outsider');
  scene.github.world.repository(SHOP).visibility = 'public';
  const fork = scene.as('outsider').desk.fork(SHOP);
  scene.as('outsider').push(fork, { branch: 'cart', files: CART });
  const pull = scene.as('outsider').openPull(SHOP, { head: 'outsider:cart', title: 'feat: cart' });
  expect(() => measure(scene.as('outsider'), pull, { reports: rich })).toThrow('ID_TOKEN');
  measure(scene.as('outsider'), pull, plain);
  expect(await scene.pageOfShut(pull)).toContain('No signature of GitHub’s came with it');
});

test('a fork that measured GitHub’s test merge stays measured when the target moves on', async () => {
  scene = await openScene({ policy: coveragePolicy({ trust: 'base-workflow' }), shop: { files: SHOP_FILES } });
  scene.github.build.user('outsider');
  scene.github.world.repository(SHOP).visibility = 'public';
  const fork = scene.as('outsider').desk.fork(SHOP);
  scene.as('outsider').push(fork, { branch: 'cart', files: CART });
  const pull = scene.as('outsider').openPull(SHOP, { head: 'outsider:cart', title: 'feat: cart' });
  measure(scene.as('outsider'), pull, { ...plain, measured: 'test-merge' });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  scene.as('sophie-petit').push(SHOP, { branch: 'aside', files: { 'src/other.ts': 'export const o = 1;\n' } });
  const { refs } = scene.github.world.repository(SHOP);
  refs.set('refs/heads/main', refs.get('refs/heads/aside') ?? '');
  scene.as('sophie-petit').editPull(pull, { title: 'feat: look again' });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a run of an earlier pull request with the same head says nothing of this one', async () => {
  const first = await proposed(CART);
  measure(supplier(), first, plain);
  await scene.settled();
  expect(scene.gate(first)).toMatchObject({ conclusion: 'success' });
  supplier().close(first);
  scene.pass(60_000);
  const again = supplier().openPull(SHOP, { head: 'cart', title: 'feat: again' });
  expect(await scene.pageOfShut(again)).toContain('proposed to another one than the default branch');
});
