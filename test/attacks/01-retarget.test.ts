import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

async function approvedTowardsOwnBranch() {
  scene = await openScene();
  scene.as('an-karim').push(SHOP, { branch: 'integration', files: { 'notes.md': 'notes\n' } });
  const pull = scene.propose({ base: 'integration' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  return pull;
}

test('an approval towards an unprotected branch posts nothing under the required name', async () => {
  const pull = await approvedTowardsOwnBranch();
  expect(scene.gate(pull)).toBeNull();
  expect(scene.gate(pull, 'Garde-fou (preview)')).toMatchObject({ conclusion: 'success' });
});

test('retargeting an approved pull request to main does not let the supplier merge at once', async () => {
  const pull = await approvedTowardsOwnBranch();
  scene.as('an-karim').editPull(pull, { base: 'main' });
  expect(scene.mayMerge(pull)).toBe(false);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('the approval given for the other target does not count for main', async () => {
  const pull = await approvedTowardsOwnBranch();
  scene.as('an-karim').editPull(pull, { base: 'main' });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
  scene.pass(2_000);
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('while the verdict for the new target is being read, an old green check is taken back', async () => {
  scene = await openScene();
  const { refs } = scene.github.world.repository(SHOP);
  refs.set('refs/heads/release', refs.get('refs/heads/main') ?? '');
  scene.as('claire-cto').desk.protect(SHOP, 'release', { enforceAdmins: true });
  const pull = scene.propose({ base: 'release' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });

  scene.github.faults.add({ match: { path: '/graphql' }, times: Infinity, status: 502, body: {} });
  scene.as('an-karim').editPull(pull, { base: 'main' });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});
