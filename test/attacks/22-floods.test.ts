import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('a flood of comments costs nobody an evaluation', async () => {
  scene = await openScene({ debounceMs: 5_000 });
  const pull = scene.propose();
  await scene.settled();
  const before = scene.requests();
  for (let index = 0; index < 40; index += 1) scene.as('an-karim').talk.comment(pull, `ping ${String(index)}`);
  await scene.settled(6_000);
  expect(scene.requests().graphql - before.graphql).toBeLessThanOrEqual(3);
});

test('a flood of commands by the supplier is answered ten times at most', async () => {
  scene = await openScene();
  const pull = scene.propose();
  await scene.settled();
  for (let index = 0; index < 30; index += 1) scene.as('an-karim').talk.comment(pull, '/garde-fou explain');
  await scene.settled();
  const answers = pull.comments.filter(({ author }) => author === scene.app.bot);
  expect(answers.length).toBeLessThanOrEqual(11);
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
