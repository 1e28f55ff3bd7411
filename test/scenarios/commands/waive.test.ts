import { afterEach, describe, expect, test } from 'vitest';

import { openScene, pageFile, reviewPolicy, type Scene, SHOP } from '../github/harness.ts';
import { answers, comment, reactions, short, waitingPull } from './conversation.ts';

let scene: Scene;
afterEach(() => scene.close());

const DAY = 86_400_000;
const order = (sha: string, until = '2026-10-20', what = 'reviews'): string =>
  `/garde-fou waive ${what} at ${short(sha)} until ${until} because the reviewer is away`;

describe.each([
  ['en', 'Waived for this commit until 21 October 2026 at 00:00'],
  ['fr', 'Dérogation accordée pour ce commit jusqu’au 21 octobre 2026 à 00:00'],
] as const)('told in %s', (language, told) => {
  test('a waiver by an allowed role opens the gate and stays visible', async () => {
    scene = await openScene({ language });
    const pull = await waitingPull(scene);
    const spoken = await comment(scene, 'claire-cto', pull, order(pull.headSha));
    expect(reactions(spoken)).toEqual(['+1']);
    expect(answers(scene, pull)).toEqual([expect.stringContaining(told)]);
    expect(scene.mayMerge(pull)).toBe(true);
    const page = scene.gate(pull)?.page.replaceAll(/comment-\d+/g, 'comment-{id}');
    await expect(page).toMatchFileSnapshot(pageFile(`waived.${language}`));
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

describe('refused and answered', () => {
  const refused: readonly (readonly [string, string, string, (sha: string) => string])[] = [
    ['by the supplier', 'an-lea', 'is reserved to', order],
    ['by a client without the role', 'sophie-petit', 'is reserved to', order],
    ['for another head', 'claire-cto', 'You named', () => order('0123456789abcdef')],
    ['for longer than the policy allows', 'claire-cto', 'at most', (sha) => order(sha, '2027-10-20')],
    ['that is over already', 'claire-cto', 'is over already', (sha) => order(sha, '2026-10-01')],
    ['for what is never waived', 'claire-cto', 'is never waived', (sha) => order(sha, '2026-10-20', 'secrets')],
    ['for what the policy does not hold', 'claire-cto', 'nothing called', (sha) => order(sha, '2026-10-20', 'weather')],
  ];

  test.each(refused)('a waiver %s', async (_, by, told, line) => {
    const policy = reviewPolicy()
      .replace('policies:', 'policies:\n  secrets: { enforcement: block }')
      .replace(/^waivers: .*$/m, 'waivers: { maximum-duration: 90d, by: [cto, direction], never: [secrets] }');
    scene = await openScene({ policy });
    const pull = await waitingPull(scene);
    const spoken = await comment(scene, by, pull, line(pull.headSha));
    expect(reactions(spoken)).toEqual(['-1']);
    expect(answers(scene, pull)).toEqual([expect.stringContaining(told)]);
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('a waiver for a head that is pushed only after the comment', async () => {
    scene = await openScene();
    const pull = await waitingPull(scene);
    scene.github.webhooks.hold();
    scene.pass(5_000);
    const spoken = scene.as('claire-cto').talk.comment(pull, order('f'.repeat(12)));
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
    scene.as('claire-cto').talk.comment(pull, order(pull.headSha));
    scene.github.webhooks.release();
    await scene.settled();
    expect(reactions(spoken)).toEqual(['-1']);
    expect(answers(scene, pull)).toEqual([
      expect.stringContaining('You named'),
      expect.stringContaining('was pushed while you were writing'),
    ]);
    expect(scene.mayMerge(pull)).toBe(false);
  });
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
