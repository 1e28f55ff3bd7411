import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const TEN = Array.from({ length: 10 }, (_, index) => `export const a${index} = ${index};\n`).join('');
const hits = (covered: number): readonly number[] => Array.from({ length: 10 }, (_, line) => Number(line < covered));
const report = (covered: number) => ({ 'lcov.info': lcov({ 'src/shop.ts': hits(covered) }) });

/** Something of the client's lands on the default branch and is measured there. */
async function landed(covered: number): Promise<void> {
  scene.as('sophie-petit').push(SHOP, { branch: 'aside', files: { 'README.md': `measured ${covered}\n` } });
  const { refs } = scene.github.world.repository(SHOP);
  refs.set('refs/heads/main', refs.get('refs/heads/aside') ?? '');
  measure(scene.as('sophie-petit'), SHOP, { reports: report(covered) });
  await scene.settled();
}

test('the drop is measured from the best value that the default branch ever had', async () => {
  const policy = coveragePolicy({ coverage: 'project: { maximum-drop: 12% }' });
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': TEN } } });
  // The policy is known from the first judgement on.
  scene.propose({ branch: 'first', files: { 'README.md': 'first\n' } });
  await scene.settled();
  await landed(10);
  await landed(9);
  const pull = scene.propose({ branch: 'second', files: { 'src/cart.ts': 'export const a = 1;\n' } });
  measure(scene.as('an-karim'), pull, {
    reports: { 'lcov.info': lcov({ 'src/shop.ts': hits(8), 'src/cart.ts': [1] }) },
  });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
});
