import { afterEach, describe, expect, test } from 'vitest';

import { CONTROL, openScene, reviewPolicy, type Scene } from '../github/harness.ts';
import { answers, comment, controlIssues, first, reactions, short, waitingPull } from './conversation.ts';

let scene: Scene;
afterEach(() => scene.close());

test('recheck judges what no webhook told of', async () => {
  scene = await openScene();
  const pull = await waitingPull(scene);
  scene.github.webhooks.fate = () => 'lose';
  scene.as('sophie-petit').approve(pull);
  scene.github.webhooks.fate = () => 'send';
  expect(scene.mayMerge(pull)).toBe(false);
  const spoken = await comment(scene, 'an-karim', pull, '/garde-fou recheck');
  expect(reactions(spoken)).toEqual(['+1']);
  expect(answers(scene, pull)).toEqual([]);
  expect(scene.mayMerge(pull)).toBe(true);
});

describe.each([
  ['en', 'Waiting for', 'Name the commit that you have looked at', 'Too many commands'],
  ['fr', 'En attente de', 'Nommez le commit que vous avez examiné', 'Trop de commandes'],
] as const)('told in %s', (language, title, headMissing, tooMany) => {
  test('explain answers with the verdict in force', async () => {
    scene = await openScene({ language });
    const pull = await waitingPull(scene);
    const spoken = await comment(scene, 'an-karim', pull, '/garde-fou explain');
    expect(reactions(spoken)).toEqual(['eyes']);
    expect(answers(scene, pull)).toEqual([expect.stringContaining(title)]);
  });

  test('what cannot be read is answered with the line to copy', async () => {
    scene = await openScene({ language });
    const pull = await waitingPull(scene);
    const spoken = await comment(scene, 'marie-durand', pull, '/garde-fou emergency because the shop is down');
    expect(reactions(spoken)).toEqual(['confused']);
    const answer = first(answers(scene, pull));
    expect(answer).toContain(headMissing);
    expect(answer).toContain(`/garde-fou emergency at ${short(pull.headSha)} because REASON`);
  });

  test('a flood from the supplier is told so once, then met with silence', async () => {
    scene = await openScene({ language });
    const pull = await waitingPull(scene);
    scene.pass(5_000);
    for (let count = 0; count < 14; count += 1) scene.as('an-karim').talk.comment(pull, '/garde-fou dance');
    await scene.settled();
    const told = answers(scene, pull);
    expect(told.filter((answer) => answer.includes(tooMany))).toHaveLength(1);
    expect(told).toHaveLength(11);
    await comment(scene, 'sophie-petit', pull, '/garde-fou explain');
    expect(answers(scene, pull)).toHaveLength(12);
  });
});

test.each([
  ['an unknown command', '/garde-fou dance', '/garde-fou recheck'],
  ['words too many', '/garde-fou recheck now', '/garde-fou recheck'],
  ['no day', '/garde-fou waive reviews at 0123456789ab because so', 'until YYYY-MM-DD'],
  ['a day that does not exist', '/garde-fou waive reviews at 0123456789ab until 2026-02-30 because so', 'until'],
  ['no reason', '/garde-fou waive reviews at 0123456789ab until 2026-10-20', 'because REASON'],
])('%s is answered with what to write', async (_, line, told) => {
  scene = await openScene();
  const pull = await waitingPull(scene);
  const spoken = await comment(scene, 'claire-cto', pull, line);
  expect(reactions(spoken)).toEqual(['confused']);
  expect(answers(scene, pull)).toEqual([expect.stringContaining(told)]);
});

/** A repository of that name takes the place of the one that the owners had confirmed. */
async function replaceControl(): Promise<ReturnType<typeof controlIssues>[number]> {
  scene = await openScene();
  await waitingPull(scene);
  scene.as('marie-durand').desk.delete(CONTROL);
  scene.github.build.repository(CONTROL, { visibility: 'private', files: { 'policy.yml': reviewPolicy() } });
  scene.github.build.teamRole(CONTROL, 'produit', 'write');
  await scene.settled();
  return first(controlIssues(scene));
}

describe('confirm', () => {
  test('by an owner of the organisation puts the policy in force', async () => {
    const issue = await replaceControl();
    expect(issue.title).toContain('Confirm');
    const spoken = await comment(scene, 'claire-cto', issue, '/garde-fou confirm');
    expect(reactions(spoken)).toEqual(['+1']);
    const pull = scene.propose({ branch: 'next' });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });

  test('by anybody else changes nothing', async () => {
    const issue = await replaceControl();
    const spoken = await comment(scene, 'sophie-petit', issue, '/garde-fou confirm');
    expect(reactions(spoken)).toEqual(['-1']);
    const pull = scene.propose({ branch: 'next' });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    expect(scene.gate(pull)?.title).toContain('not confirmed');
  });
});
