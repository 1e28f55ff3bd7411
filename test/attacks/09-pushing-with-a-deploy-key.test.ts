import { afterEach, beforeEach, expect, test } from 'vitest';

import { comment } from '../scenarios/commands/conversation.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

/** Who may merge their own work, as long as nobody else had a hand in it. */
const policy = `version: 1
language: en
people:
  client: { cto: { users: [claire-cto] }, product: { teams: [produit] } }
  vendors: { agence-nord: { teams: [agence-nord] } }
policies:
  reviews:
    enforcement: block
    requirements:
      - name: suppliers need a reviewer
        when: { any-contributor: vendors }
        require: { approvals: 1, from: [product, cto] }
    combine: { all: [suppliers need a reviewer] }
    otherwise: pass
`;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ policy });
});
afterEach(() => scene.close());

/** The CTO's own pull request, onto which somebody pushes with the key that she once added for the supplier's server. */
function pushedWithKey(title = 'deployment of the supplier') {
  const key = scene.as('claire-cto').desk.addDeployKey(SHOP, { title });
  const pull = scene.propose({ by: 'claire-cto', branch: 'hers' });
  const hands = scene.github.withDeployKey(SHOP, key);
  hands.push(SHOP, { branch: 'hers', files: { 'src/cart.ts': 'export const cart = 666;\n' } });
  return { key, pull };
}

test('GitHub tells the account that added the key as the one who pushed', async () => {
  const { pull } = pushedWithKey();
  await scene.settled();
  const pushes = await scene.running.store.history.pushesOf(scene.github.world.repository(SHOP).id, 'refs/heads/hers');
  expect(pushes.map(({ pusherLogin }) => pusherLogin)).toEqual(['claire-cto', 'claire-cto']);
  expect(pull.lastPusher.login).toBe('claire-cto');
});

test('what was pushed with a key is not the work of the person whose name it carries', async () => {
  const { pull } = pushedWithKey();
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
});

test('removing the key afterwards changes nothing', async () => {
  const { key, pull } = pushedWithKey();
  await scene.settled();
  scene.as('marie-durand').desk.removeDeployKey(SHOP, key);
  scene.pass(3_600_000);
  await scene.settled();
  await comment(scene, 'claire-cto', pull, '/garde-fou recheck');
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a key that may only read takes nobody’s name', async () => {
  scene.as('claire-cto').desk.addDeployKey(SHOP, { title: 'server', readOnly: true });
  const pull = scene.propose({ by: 'claire-cto', branch: 'hers' });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('a key does not keep the client whose name it carries from approving', async () => {
  const key = scene.as('claire-cto').desk.addDeployKey(SHOP, { title: 'server' });
  const pull = scene.propose();
  const karim = { name: 'Karim', email: 'an-karim@example.org' };
  scene.github
    .withDeployKey(SHOP, key)
    .push(SHOP, { branch: 'cart', author: karim, committer: karim, files: { 'src/cart.ts': 'export {};\n' } });
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.page(pull)).not.toContain('`claire-cto` does not count');
});
