import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

/** Sophie pushes work under the supplier's name while the App is down: her push leaves no webhook. */
async function pushedUnseen() {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  await scene.stop();
  scene.as('sophie-petit').push(SHOP, {
    branch: 'cart',
    files: { 'src/cart.ts': 'export const cart = 2;\n' },
    author: { name: 'an-karim', email: emailOf('an-karim') },
    committer: { name: 'an-karim', email: emailOf('an-karim') },
  });
  // GitHub tells nobody a second time by itself.
  await scene.github.settled();
  return pull;
}

function emailOf(login: string): string {
  const { id } = scene.github.world.account(login);
  return `${String(id)}+${login}@users.noreply.github.com`;
}

test('whoever pushed the head while the App was down cannot approve it', async () => {
  const pull = await pushedUnseen();
  await scene.start();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.page(pull)).toContain('sophie-petit');
});

test('nor whoever pushed before a push that was seen', async () => {
  const pull = await pushedUnseen();
  await scene.start();
  scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/more.ts': 'export const more = 1;\n' } });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
