import { afterEach, describe, expect, test } from 'vitest';

import { openScene, pageFile, type Scene, SHOP } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

describe.each(['en', 'fr'] as const)('told in %s', (language) => {
  test('an approval by the client opens the gate', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`waiting.${language}`));

    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ status: 'completed', conclusion: 'success' });
    expect(scene.mayMerge(pull)).toBe(true);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`approved.${language}`));
  });

  test('an approval by the supplier does not count', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.as('an-lea').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`vendor-approval.${language}`));
  });

  test('a push after the approval closes the gate again', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);

    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`push-after-approval.${language}`));
  });
});

test('a clean merge of the target branch keeps the approval', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  const github = scene.github.world.repository(SHOP);
  github.rulesets.clear();
  scene.as('claire-cto').push(SHOP, { branch: 'main', files: { 'docs/notes.md': 'notes\n' } });
  scene.as('an-karim').push(SHOP, {
    branch: 'cart',
    merge: ['main'],
    files: { 'docs/notes.md': 'notes\n' },
    message: 'Merge main into cart',
  });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('an unchanged verdict is not written again, and costs one query', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  const from = scene.github.requests.length;
  scene.as('an-karim').editPull(pull, { title: 'fix: another title' });
  await scene.settled();
  expect(scene.requests(from)).toEqual({ graphql: 1, reads: 0, writes: 0 });
});

test('a first evaluation stays within its budget once the organisation is known', async () => {
  scene = await openScene();
  scene.propose();
  await scene.settled();
  const from = scene.github.requests.length;
  scene.propose({ branch: 'second', files: { 'src/second.ts': 'export const second = 2;\n' } });
  await scene.settled();
  const { graphql, reads, writes } = scene.requests(from);
  expect(graphql).toBe(1);
  expect(reads).toBeLessThanOrEqual(4);
  expect(writes).toBeLessThanOrEqual(2);
});
