import { afterEach, describe, expect, test } from 'vitest';

import { openScene, pageFile, type Scene } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

async function approved() {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  return pull;
}

describe.each(['en', 'fr'] as const)('told in %s', (language) => {
  test.each(['members', 'administration', 'pull_requests', 'contents'])(
    'what the App may not read without %s holds the gate and says whom to ask',
    async (permission) => {
      scene = await openScene({ language });
      await scene.forbid(permission);
      const pull = scene.propose();
      scene.as('sophie-petit').approve(pull);
      await scene.settled();
      expect(scene.mayMerge(pull)).toBe(false);
      await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`without-${permission}.${language}`));
    },
  );
});

test('a rate limit sends the job back and is waited for', async () => {
  scene = await openScene();
  scene.github.faults.graphqlLimit();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', title: 'Being judged' });
  scene.pass(61_000);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('429 with a time to wait is waited for', async () => {
  scene = await openScene();
  scene.github.faults.secondaryLimit({ path: '/compare/' }, 1, 429);
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  scene.pass(61_000);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('a passing 502 costs one more attempt', async () => {
  scene = await openScene();
  scene.github.faults.add({ match: { path: '/graphql' }, status: 502, body: { message: 'Bad gateway' } });
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('a lasting 502 holds the gate and says so, and the end of it opens it again', async () => {
  scene = await openScene();
  const heal = scene.github.faults.add({ match: { path: '/graphql' }, times: Infinity, status: 502, body: {} });
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure', title: 'Held: the pull request could not be read' });
  heal();
  scene.pass(125_000);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('half a page is no page', async () => {
  scene = await openScene();
  scene.github.faults.add({
    match: { path: '/teams/produit/members' },
    times: Infinity,
    status: 200,
    body: [{ id: 1 }],
  });
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('part of an answer missing holds the gate', async () => {
  const pull = await approved();
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  const message = 'Resource not accessible by integration';
  scene.github.faults.add({
    match: { path: '/graphql' },
    times: Infinity,
    status: 200,
    body: { data: { repository: null }, errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest'], message }] },
  });
  scene.as('an-karim').editPull(pull, { title: 'feat: again' });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});
