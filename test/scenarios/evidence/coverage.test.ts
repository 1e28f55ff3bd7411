import { afterEach, expect, test } from 'vitest';

import { coveragePolicy, lcov, measure } from '../../support/ci.ts';
import { openScene, type Scene } from '../github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\nexport const c = 3;\nexport const d = 4;\n' };
const vera = () => scene.as('an-karim');

test('what a listed workflow measured of the change opens the gate', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
  measure(vera(), pull, { reports: { 'coverage/lcov.info': lcov({ 'src/cart.ts': [1, 1, 1, 1] }) } });
  await scene.settled();
  expect(scene.page(pull)).toContain('100');
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('too little of the change holds it and names the lines', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  measure(vera(), pull, { reports: { 'coverage/lcov.info': lcov({ 'src/cart.ts': [1, 1, 0, 0] }) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.gate(pull)?.run.annotations.map((one) => one.start_line)).toContain(3);
});
