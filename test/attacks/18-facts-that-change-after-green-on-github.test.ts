import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

async function incidents() {
  const { id } = scene.github.world.repository(SHOP);
  return scene.running.store.incidents.between(id, 0, scene.now().getTime() + 1_000);
}

test('what was merged green and is green is no incident', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  scene.as('an-karim').merge(pull);
  await scene.settled();
  expect(await incidents()).toEqual([]);
});

test('an approval withdrawn in the seconds before the merge is an incident', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  scene.github.webhooks.hold();
  scene.as('sophie-petit').requestChanges(pull);
  scene.as('an-karim').merge(pull);
  scene.github.webhooks.release();
  await scene.settled();
  expect(await incidents()).toMatchObject([{ kind: 'merged-after-change', number: pull.number }]);
});

test('a merge that nothing could prevent is an incident', async () => {
  scene = await openScene();
  scene.github.world.repository(SHOP).rulesets.clear();
  const pull = scene.propose();
  await scene.settled();
  scene.as('an-karim').merge(pull);
  await scene.settled();
  expect(await incidents()).toMatchObject([{ kind: 'merged-without-green', number: pull.number }]);
});
