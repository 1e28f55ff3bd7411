import { afterEach, expect, test } from 'vitest';

import { openScene, ORGANIZATION, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('whoever takes over the CTO’s former login does not approve in her place', async () => {
  scene = await openScene();
  const first = scene.propose();
  await scene.settled();
  expect(scene.gate(first)).toMatchObject({ status: 'in_progress' });

  const { build } = scene.github;
  build.rename('claire-cto', 'claire-elsewhere');
  build.user('claire-cto');
  build.teamMember(ORGANIZATION, 'agence-nord', 'claire-cto');
  scene.pass(11 * 60_000);
  const pull = scene.propose({ branch: 'money', files: { 'src/payment/pay.ts': 'export const pay = 9;\n' } });
  scene.as('claire-cto').approve(pull);
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
});

test('an invitation to a client team that nobody accepted gives no voice', async () => {
  scene = await openScene();
  scene.github.build.user('late-guest');
  scene.github.build.team(ORGANIZATION, 'guests', { parent: 'produit', pending: ['late-guest'] });
  scene.github.build.repository(`${ORGANIZATION}/other`, { collaborators: { 'late-guest': 'write' } });
  const pull = scene.propose();
  scene
    .as('an-karim')
    .desk.world.repository(`${ORGANIZATION}/boutique-api`)
    .collaborators.set(scene.github.world.account('late-guest').id, {
      account: scene.github.world.account('late-guest'),
      role: 'write',
    });
  scene.as('late-guest').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});
