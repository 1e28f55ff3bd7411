import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const content = 'export const cart = 1;\n';

/** An approved pull request of one new file, about which GitHub's list says this. */
async function approved(status: string) {
  scene = await openScene();
  const { store } = scene.github.world.repository(SHOP);
  const file = {
    filename: 'src/cart.ts',
    status,
    additions: 1,
    deletions: 0,
    changes: 1,
    sha: store.writeBlob(content),
  };
  scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': content } });
  const main = scene.github.world.repository(SHOP).refs.get('refs/heads/main');
  scene.github.faults.add({
    match: { path: '/compare/' },
    times: Infinity,
    status: 200,
    body: { merge_base_commit: { sha: main }, files: [file] },
  });
  const pull = scene.as('an-karim').openPull(SHOP, { head: 'cart', title: 'feat: cart' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  return pull;
}

test('a file of a status that we know is judged', async () => {
  const pull = await approved('added');
  expect(scene.mayMerge(pull)).toBe(true);
});

test('a file of a status that nobody knows yet holds the gate: it might be a deletion', async () => {
  const pull = await approved('teleported');
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
});
