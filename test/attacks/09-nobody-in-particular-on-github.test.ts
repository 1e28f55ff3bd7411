import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('an account that is in no role counts as the supplier’s', async () => {
  scene = await openScene({
    shop: { collaborators: { 'fresh-account': 'write' }, teams: { produit: 'write', 'agence-nord': 'write' } },
  });
  const pull = scene.propose();
  scene.as('fresh-account').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a pull request by the Actions bot needs the same approval', async () => {
  scene = await openScene();
  const actions = scene.github.asActions(SHOP);
  actions.push(SHOP, { branch: 'generated', files: { 'src/generated.ts': 'export const generated = 1;\n' } });
  const pull = actions.openPull(SHOP, { head: 'generated', title: 'chore: generate' });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
});

test('a client whose pull request the supplier pushes onto cannot approve it alone', async () => {
  scene = await openScene();
  const pull = scene.propose({ by: 'sophie-petit' });
  scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 3;\n' } });
  scene.as('an-lea').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  scene.as('paul-martin').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
