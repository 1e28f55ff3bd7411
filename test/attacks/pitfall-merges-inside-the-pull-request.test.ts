import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

/** An approved pull request, and a target that has moved on since. */
async function approved() {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  const { rulesets } = scene.github.world.repository(SHOP);
  const rules = [...rulesets];
  rulesets.clear();
  scene.as('claire-cto').push(SHOP, { branch: 'main', files: { 'docs/notes.md': 'notes\n' } });
  for (const [id, rule] of rules) rulesets.set(id, rule);
  await scene.settled();
  return pull;
}

test('a merge of the target with something slipped in ends the approval', async () => {
  const pull = await approved();
  scene.as('an-karim').push(SHOP, {
    branch: 'cart',
    merge: ['main'],
    files: { 'docs/notes.md': 'notes\n', 'src/cart.ts': 'export const cart = 666;\n' },
    message: "Merge branch 'main' into cart",
  });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
});

test('a merge that undoes what the target brought ends the approval', async () => {
  const pull = await approved();
  scene.as('an-karim').push(SHOP, { branch: 'cart', merge: ['main'], message: "Merge branch 'main' into cart" });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a side branch merged into the pull request ends the approval, even with a merge that looks like an update', async () => {
  const pull = await approved();
  scene
    .as('an-karim')
    .push(SHOP, { branch: 'side', from: 'cart', files: { 'src/side.ts': 'export const side = 1;\n' } });
  scene.as('an-karim').push(SHOP, {
    branch: 'cart',
    merge: ['side'],
    files: { 'src/side.ts': 'export const side = 1;\n' },
    message: "Merge branch 'main' into cart",
  });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('the client whose commits a side branch brought in cannot approve alone, though the first parents do not show them', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene
    .as('sophie-petit')
    .push(SHOP, { branch: 'side', from: 'cart', files: { 'src/side.ts': 'export const side = 1;\n' } });
  scene.as('an-karim').push(SHOP, {
    branch: 'cart',
    merge: ['side'],
    files: { 'src/side.ts': 'export const side = 1;\n' },
  });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
