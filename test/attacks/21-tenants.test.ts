import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const OTHER = 'other-client';

test('another organisation’s policy, people and verdicts say nothing here, whatever they are named', async () => {
  scene = await openScene();
  const { build } = scene.github;
  build.organization(OTHER, { owners: ['olga'], basePermission: 'write' });
  build.team(OTHER, 'produit', { members: ['an-karim'] });
  build.repository(`${OTHER}/.garde-fou`, { files: { 'policy.yml': 'version: 1\n' } });
  build.repository(`${OTHER}/boutique-api`);
  build.install(scene.app, OTHER);
  await scene.settled();
  const pull = scene.propose();
  scene.as('an-lea').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('an account outside the allow-list gets nothing done', async () => {
  scene = await openScene({ allowedAccounts: ['somebody-else'] });
  const pull = scene.propose();
  await scene.settled();
  expect(scene.gate(pull)).toBeNull();
  expect(scene.requests()).toEqual({ graphql: 0, reads: 0, writes: 0 });
});
