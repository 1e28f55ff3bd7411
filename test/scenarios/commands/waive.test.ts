import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { openScene, reviewPolicy, type Scene, SHOP } from '../github/harness.ts';
import { answers, comment, reactions, short, waitingPull } from './conversation.ts';

let scene: Scene;
afterEach(async () => {
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const DAY = 86_400_000;
const order = (sha: string, until = '2026-10-20', what = 'reviews'): string =>
  `/garde-fou waive ${what} at ${short(sha)} until ${until} because the reviewer is away`;

describe.each([
  ['en', 'Waived for this commit until 20 October 2026'],
  ['fr', 'Dérogation accordée pour ce commit jusqu’au 20 octobre 2026'],
] as const)('told in %s', (language, told) => {
  test('a waiver by an allowed role opens the gate and stays visible', async () => {
    scene = await openScene({ language });
    const pull = await waitingPull(scene);
    const spoken = await comment(scene, 'claire-cto', pull, order(pull.headSha));
    expect(reactions(spoken)).toEqual(['+1']);
    expect(answers(scene, pull)).toEqual([expect.stringContaining(told)]);
    expect(scene.mayMerge(pull)).toBe(true);
    const page = scene.gate(pull)?.page;
    await expect(page).toMatchFileSnapshot(join(import.meta.dirname, 'pages', `waived.${language}.md`));
  });
});

test('a push ends a waiver, even when the same commit comes back', async () => {
  scene = await openScene();
  const pull = await waitingPull(scene);
  const first = pull.headSha;
  await comment(scene, 'claire-cto', pull, order(first));
  expect(scene.mayMerge(pull)).toBe(true);
  scene.pass(60_000);
  scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  scene.pass(60_000);
  scene.as('an-karim').moveRef(SHOP, 'refs/heads/cart', first, true);
  await scene.settled();
  expect(pull.headSha).toBe(first);
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a new target branch ends a waiver', async () => {
  scene = await openScene();
  scene.as('claire-cto').push(SHOP, { branch: 'release', files: { 'src/release.ts': 'export {};\n' } });
  const pull = await waitingPull(scene);
  await comment(scene, 'claire-cto', pull, order(pull.headSha));
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  scene.pass(60_000);
  scene.as('an-karim').editPull(pull, { base: 'release' });
  await scene.settled();
  scene.pass(60_000);
  scene.as('an-karim').editPull(pull, { base: 'main' });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a waiver is over when its last day is, by the clock alone', async () => {
  scene = await openScene();
  const pull = await waitingPull(scene);
  await comment(scene, 'claire-cto', pull, order(pull.headSha, '2026-10-15'));
  expect(scene.mayMerge(pull)).toBe(true);
  scene.pass(2 * DAY);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

const refused: readonly (readonly [string, string, string, (sha: string) => string])[] = [
  ['by the supplier', 'an-lea', 'is reserved to', order],
  ['by a client without the role', 'sophie-petit', 'is reserved to', order],
  ['for another head', 'claire-cto', 'You named', () => order('0123456789abcdef')],
  ['for longer than the policy allows', 'claire-cto', 'at most', (sha) => order(sha, '2027-10-20')],
  ['that is over already', 'claire-cto', 'is over already', (sha) => order(sha, '2026-10-01')],
  ['for what the policy never waives', 'claire-cto', 'is never waived', (sha) => order(sha, '2026-10-20', 'secrets')],
  ['for what the policy does not hold', 'claire-cto', 'nothing called', (sha) => order(sha, '2026-10-20', 'weather')],
];

test.each(refused)('a waiver %s is refused and answered', async (_, by, told, line) => {
  scene = await openScene({
    policy: `${reviewPolicy().replace('policies:\n', 'policies:\n  secrets: { enforcement: block }\n').replace('by: [cto, direction] }\nemer', 'by: [cto, direction], never: [secrets] }\nemer')}`,
  });
  const pull = await waitingPull(scene);
  const spoken = await comment(scene, by, pull, line(pull.headSha));
  expect(reactions(spoken)).toEqual(['-1']);
  expect(answers(scene, pull)).toEqual([expect.stringContaining(told)]);
  expect(scene.mayMerge(pull)).toBe(false);
});

test('nobody waives for a pull request of their own', async () => {
  scene = await openScene();
  const pull = scene.propose({ by: 'claire-cto' });
  await scene.settled();
  const spoken = await comment(scene, 'claire-cto', pull, order(pull.headSha));
  expect(reactions(spoken)).toEqual(['-1']);
  expect(answers(scene, pull)).toEqual([expect.stringContaining('You opened this pull request')]);
  expect(scene.mayMerge(pull)).toBe(false);
});
