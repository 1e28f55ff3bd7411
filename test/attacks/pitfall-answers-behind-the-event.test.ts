import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('a refusal that GitHub told and does not show yet still closes the gate', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);

  scene.pass(60_000);
  const [reviews, before] = [[...pull.reviews], pull.updatedAt];
  scene.as('claire-cto').requestChanges(pull);
  const [refused, after] = [[...pull.reviews], pull.updatedAt];
  const asked = scene.requests().graphql;
  Object.assign(pull, { reviews, updatedAt: before });
  while (scene.requests().graphql === asked) await sleep(1);
  Object.assign(pull, { reviews: refused, updatedAt: after });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});
