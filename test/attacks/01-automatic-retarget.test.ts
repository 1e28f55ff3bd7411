import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

/** A second pull request on top of the first, approved there; merging the first and deleting its branch moves it to main. */
async function movedByGitHub() {
  scene = await openScene();
  const first = scene.propose({ branch: 'first', files: { 'src/first.ts': 'export const first = 1;\n' } });
  const second = scene.propose({ branch: 'second', from: 'first', base: 'first' });
  scene.as('sophie-petit').approve(first);
  scene.as('sophie-petit').approve(second);
  await scene.settled();
  expect(scene.gate(second, 'Garde-fou (preview)')).toMatchObject({ conclusion: 'success' });
  scene.as('an-karim').merge(first);
  scene.as('an-karim').moveRef(SHOP, 'refs/heads/first', undefined);
  expect(second.baseRef).toBe('main');
  expect(scene.mayMerge(second)).toBe(false);
  await scene.settled();
  return second;
}

test('an approval does not survive a change of target that GitHub makes by itself', async () => {
  const second = await movedByGitHub();
  expect(scene.mayMerge(second)).toBe(false);
  expect(scene.gate(second)).toMatchObject({ status: 'in_progress', conclusion: null });
});

test('the approval given after it counts', async () => {
  const second = await movedByGitHub();
  scene.pass(2_000);
  scene.as('sophie-petit').approve(second);
  await scene.settled();
  expect(scene.mayMerge(second)).toBe(true);
});

test('a pull request whose target is deleted unmerged is closed', async () => {
  scene = await openScene();
  scene.as('an-karim').push(SHOP, { branch: 'first', files: { 'src/first.ts': 'export {};\n' } });
  const second = scene.propose({ branch: 'second', from: 'first', base: 'first' });
  scene.as('an-karim').moveRef(SHOP, 'refs/heads/first', undefined);
  await scene.settled();
  expect(second.state).toBe('closed');
});
