import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

/** More than any page of a list holds. */
const MANY = 110;

/** While the App is down, because what is tried is the reading of the lists, not the hearing of each word. */
async function talkOn(pull: PullRequest): Promise<void> {
  await scene.stop();
  for (let index = 0; index < MANY; index += 1) {
    scene.as('an-karim').review(pull, { event: 'COMMENTED', body: `word ${String(index)}` });
    scene.as('an-lea').talk.comment(pull, `word ${String(index)}`);
  }
  await scene.github.settled();
  await scene.start();
}

test('a refusal is not buried under the supplier’s talk', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('claire-cto').requestChanges(pull);
  await talkOn(pull);
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.page(pull)).toContain('claire-cto');
});

test('the client’s own commit is not buried under the supplier’s commits', async () => {
  scene = await openScene();
  scene.as('sophie-petit').push(SHOP, { branch: 'cart', files: { 'src/first.ts': 'export const first = 1;\n' } });
  for (let index = 0; index < MANY; index += 1)
    scene
      .as('an-karim')
      .push(SHOP, { branch: 'cart', files: { 'src/cart.ts': `export const cart = ${String(index)};\n` } });
  const pull = scene.as('an-karim').openPull(SHOP, { head: 'cart', title: 'feat: cart' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
