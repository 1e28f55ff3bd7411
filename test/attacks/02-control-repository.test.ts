import { afterEach, expect, test } from 'vitest';

import { CONTROL, openScene, ORGANIZATION, reviewPolicy, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const nothingAsked = 'version: 1\n';

async function approved() {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  return pull;
}

/** Makes the App look again, once what it remembers for a minute is forgotten. */
async function lookAgain(): Promise<void> {
  scene.pass(120_000);
  scene.as('an-karim').editPull(`${ORGANIZATION}/boutique-api#1`, { title: 'feat: look again' });
  await scene.settled();
}

test('a renamed control repository holds every pull request', async () => {
  const pull = await approved();
  scene.as('marie-durand').desk.edit(CONTROL, { name: 'old-policy' });
  await lookAgain();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
});

test('a replacement counts for nothing until an owner confirms it', async () => {
  const pull = await approved();
  scene.as('marie-durand').desk.delete(CONTROL);
  scene.github.build.repository(CONTROL, {
    visibility: 'private',
    files: { 'policy.yml': nothingAsked },
    collaborators: { 'sophie-petit': 'write' },
  });
  await lookAgain();
  expect(scene.gate(pull)).toMatchObject({
    conclusion: 'failure',
    title: 'Held: the control repository is not confirmed',
  });

  const issue = scene.as('sophie-petit').talk.openIssue(CONTROL, { title: 'Please' });
  scene.as('sophie-petit').talk.comment(issue, '/garde-fou confirm');
  await lookAgain();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });

  scene.as('marie-durand').talk.comment(issue, '/garde-fou confirm');
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('a control repository that appears after the installation waits for the same confirmation', async () => {
  scene = await openScene({ control: false });
  scene.github.build.repository(CONTROL, { visibility: 'private', files: { 'policy.yml': reviewPolicy() } });
  const pull = scene.propose();
  await scene.settled();
  expect(scene.gate(pull)).toBeNull();
  const issue = scene.as('marie-durand').talk.openIssue(CONTROL, { title: 'Begin' });
  scene.as('marie-durand').talk.comment(issue, '/garde-fou confirm');
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
});

test('a control repository taken out of the installation holds every pull request', async () => {
  const pull = await approved();
  if (scene.installation !== undefined) scene.github.build.select(scene.installation, [`${ORGANIZATION}/boutique-api`]);
  await lookAgain();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
});
