import { afterEach, describe, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('a client who may only read the repository does not approve, and is told', async () => {
  scene = await openScene({
    shop: { files: { 'README.md': '# shop\n' }, teams: { produit: 'read', 'agence-nord': 'write' } },
  });
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.page(pull)).toContain('The approval of `sophie-petit` does not count');
});

test('a client whom the requirement does not name does not approve in the place of those it names', async () => {
  scene = await openScene();
  const pull = scene.propose({ files: { 'src/payment/pay.ts': 'export const pay = 2;\n' } });
  scene.as('sophie-petit').approve(pull);
  scene.as('paul-martin').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('whoever approves and then asks for changes has not approved', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  scene.as('sophie-petit').requestChanges(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a dismissed approval brings no older one back', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  const second = scene.as('sophie-petit').approve(pull);
  await scene.settled();
  scene.as('claire-cto').dismiss(pull, second);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

describe('the page', () => {
  test('tells a supplier which role is waited for, never who is in it', async () => {
    scene = await openScene();
    const pull = scene.propose();
    await scene.settled();
    scene.as('an-karim').talk.comment(pull, '/garde-fou explain');
    await scene.settled();
    const comments = scene.github.world.repository(SHOP).issues.get(pull.number)?.comments ?? [];
    const told = [scene.page(pull), ...comments.map(({ body }) => body)].join('\n');
    expect(told).toContain('product');
    expect(['sophie-petit', 'paul-martin', 'claire-cto', 'marie-durand'].filter((name) => told.includes(name))).toEqual(
      [],
    );
  });
});
