import { afterEach, describe, expect, test } from 'vitest';

import { openScene, pageFile, reviewPolicy, type Scene, SHOP } from '../github/harness.ts';
import { answers, comment, controlIssues, first, reactions, short, waitingPull } from './conversation.ts';

let scene: Scene;
afterEach(() => scene.close());

const DAY = 86_400_000;
const declare = (sha: string): string => `/garde-fou emergency at ${short(sha)} because the shop is down`;
const byTwo = (language: 'en' | 'fr' = 'en'): string => reviewPolicy(language).replace('people: 1', 'people: 2');

describe.each([
  ['en', 'Emergency accepted', 'EMERGENCY', 'Emergency: look again at acme-boutique/boutique-api #1'],
  ['fr', 'Urgence acceptée', 'URGENCE', 'Urgence\u00A0: à revoir, acme-boutique/boutique-api #1'],
] as const)('told in %s', (language, told, title, followUp) => {
  test('an emergency opens the gate, says so in its title, and leaves something to come back to', async () => {
    scene = await openScene({ language });
    const pull = await waitingPull(scene);
    const spoken = await comment(scene, 'marie-durand', pull, declare(pull.headSha));
    expect(reactions(spoken)).toEqual(['+1']);
    expect(answers(scene, pull)).toEqual([expect.stringContaining(told)]);
    expect(scene.gate(pull)?.title).toContain(title);
    expect(scene.mayMerge(pull)).toBe(true);
    expect(controlIssues(scene).map((issue) => issue.title)).toEqual([followUp]);
    expect(first(controlIssues(scene)).body).toContain('the shop is down');
    await expect(scene.gate(pull)?.page).toMatchFileSnapshot(pageFile(`emergency.${language}`));
  });
});

describe('where the policy asks for two people', () => {
  test('one waits for the other, and both are named', async () => {
    scene = await openScene({ policy: byTwo() });
    const pull = await waitingPull(scene);
    await comment(scene, 'marie-durand', pull, declare(pull.headSha));
    expect(scene.mayMerge(pull)).toBe(false);
    expect(controlIssues(scene)).toEqual([]);
    await comment(scene, 'claire-cto', pull, declare(pull.headSha));
    expect(scene.mayMerge(pull)).toBe(true);
    expect(answers(scene, pull)).toEqual([
      expect.stringContaining('1 of 2 people'),
      expect.stringContaining('Emergency accepted'),
    ]);
    expect(first(controlIssues(scene)).body).toMatch(/marie-durand.*claire-cto/);
  });

  test('the same person twice is one person', async () => {
    scene = await openScene({ policy: byTwo('fr') });
    const pull = await waitingPull(scene);
    await comment(scene, 'marie-durand', pull, declare(pull.headSha));
    await comment(scene, 'marie-durand', pull, declare(pull.headSha));
    expect(scene.mayMerge(pull)).toBe(false);
    expect(answers(scene, pull)).toHaveLength(2);
    expect(answers(scene, pull).every((answer) => answer.includes('1 personne(s) sur 2'))).toBe(true);
  });

  test('what one declared before a push is not added to what another declares after it', async () => {
    scene = await openScene({ policy: byTwo() });
    const pull = await waitingPull(scene);
    const before = pull.headSha;
    await comment(scene, 'marie-durand', pull, declare(before));
    scene.pass(60_000);
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
    await scene.settled();
    scene.pass(60_000);
    scene.as('an-karim').moveRef(SHOP, 'refs/heads/cart', before, true);
    await scene.settled();
    await comment(scene, 'claire-cto', pull, declare(before));
    expect(scene.mayMerge(pull)).toBe(false);
  });
});

test('an emergency ends at the next push', async () => {
  scene = await openScene();
  const pull = await waitingPull(scene);
  await comment(scene, 'marie-durand', pull, declare(pull.headSha));
  scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
  await scene.settled();
  expect(scene.gate(pull)?.title).not.toContain('EMERGENCY');
  expect(scene.mayMerge(pull)).toBe(false);
});

test('an emergency ends after a day, by the clock alone', async () => {
  scene = await openScene();
  const pull = await waitingPull(scene);
  await comment(scene, 'marie-durand', pull, declare(pull.headSha));
  scene.pass(DAY - 60_000);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  scene.pass(60_000);
  await scene.settled();
  expect(scene.gate(pull)?.title).not.toContain('EMERGENCY');
  expect(scene.mayMerge(pull)).toBe(false);
});

test.each([
  ['by the supplier', 'an-lea', reviewPolicy(), 'is reserved to'],
  ['by a client without the role', 'sophie-petit', reviewPolicy(), 'is reserved to'],
  [
    'where the policy provides for none',
    'marie-durand',
    reviewPolicy().replace(/^emergency:.*\n/m, ''),
    'no emergency',
  ],
])('an emergency %s is refused and answered', async (_, by, policy, told) => {
  scene = await openScene({ policy });
  const pull = await waitingPull(scene);
  const spoken = await comment(scene, by, pull, declare(pull.headSha));
  expect(reactions(spoken)).toEqual(['-1']);
  expect(answers(scene, pull)).toEqual([expect.stringContaining(told)]);
  expect(scene.mayMerge(pull)).toBe(false);
  expect(controlIssues(scene)).toEqual([]);
});
