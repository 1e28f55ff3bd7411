import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from './harness.ts';

let scene: Scene;
afterEach(async () => {
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

test('an approval by the client opens the gate', async () => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
  expect(scene.mayMerge(pull)).toBe(false);
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(scene.mayMerge(pull)).toBe(true);
});
