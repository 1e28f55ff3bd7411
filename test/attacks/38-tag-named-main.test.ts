import { afterEach, expect, test } from 'vitest';

import { CONTROL, openScene, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('a tag named like the default branch does not stand in for its policy', async () => {
  scene = await openScene();
  const { refs } = scene.github.world.repository(CONTROL);
  const other = scene.as('marie-durand').push(CONTROL, { branch: 'aside', files: { 'policy.yml': 'version: 1\n' } });
  refs.set('refs/tags/main', other.sha);
  refs.set('refs/heads/main/x', other.sha);
  scene.pass(120_000);
  const pull = scene.propose();
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
});

test('suppliers’ addresses in a title never become links or mentions on the page', async () => {
  scene = await openScene();
  const pull = scene.propose({ title: '@claire-cto see https://example.org #1', branch: 'see-https/example.org' });
  await scene.settled();
  expect(scene.page(pull).replaceAll(/`[^`]*`/g, '')).not.toMatch(/@claire-cto|example\.org/);
});
