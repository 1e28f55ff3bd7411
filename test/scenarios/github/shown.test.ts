import { afterEach, describe, expect, test } from 'vitest';

import { ownComments } from '../commands/conversation.ts';
import { openScene, pageFile, reviewPolicy, type Scene, SHOP } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

function withTitles(language: 'en' | 'fr' = 'en'): string {
  const titles = "  pull-request:\n    enforcement: block\n    title: { matches: '^(feat|fix): .+' }\n";
  return reviewPolicy(language).replace('policies:\n', `policies:\n${titles}`);
}

function namesAt(sha: string): readonly string[] {
  const { suites } = scene.github.world.repository(SHOP);
  const own = suites.filter(({ app, headSha }) => app === scene.app && headSha === sha).flatMap(({ runs }) => runs);
  return own.map(({ name }) => name).toSorted();
}

describe('checks: detailed', () => {
  test('gives each family that has something to say a check of its own', async () => {
    scene = await openScene({ policy: `${withTitles()}checks: detailed\n` });
    const pull = scene.propose({ title: 'Cart' });
    await scene.settled();
    expect(namesAt(pull.headSha)).toEqual(['Garde-fou', 'Garde-fou / pull-request', 'Garde-fou / reviews']);
    expect(scene.gate(pull, 'Garde-fou / pull-request')).toMatchObject({ conclusion: 'failure' });
    expect(scene.gate(pull, 'Garde-fou / reviews')).toMatchObject({ status: 'in_progress' });
    expect(scene.page(pull, 'Garde-fou / reviews')).not.toContain('Cart');

    scene.as('an-karim').editPull(pull, { title: 'feat: cart' });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.gate(pull, 'Garde-fou / pull-request')).toMatchObject({ conclusion: 'success' });
    expect(scene.gate(pull, 'Garde-fou / reviews')).toMatchObject({ conclusion: 'success' });
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  });

  test('writes a family’s check only when that changes', async () => {
    scene = await openScene({ policy: `${withTitles()}checks: detailed\n` });
    const pull = scene.propose({ title: 'Cart' });
    await scene.settled();
    const from = scene.github.requests.length;
    scene.as('an-karim').editPull(pull, { body: 'A cart.' });
    await scene.settled();
    expect(scene.requests(from).writes).toBe(0);
    scene.as('an-karim').editPull(pull, { title: 'feat: cart' });
    await scene.settled();
    const written = scene.github.requests.slice(from).filter(({ path }) => path.includes('/check-runs'));
    expect(written).toHaveLength(2);
  });

  test('is not the default', async () => {
    scene = await openScene({ policy: withTitles() });
    const pull = scene.propose({ title: 'Cart' });
    await scene.settled();
    expect(namesAt(pull.headSha)).toEqual(['Garde-fou']);
  });

  test('gates nothing by itself: a detail alone opens no branch', async () => {
    scene = await openScene({ policy: `${withTitles()}checks: detailed\n` });
    const pull = scene.propose({ title: 'feat: cart' });
    await scene.settled();
    expect(scene.gate(pull, 'Garde-fou / pull-request')?.conclusion ?? 'success').toBe('success');
    expect(scene.mayMerge(pull)).toBe(false);
  });
});

describe.each(['en', 'fr'] as const)('the comment, in %s', (language) => {
  test('is one, and is kept up to date in place', async () => {
    scene = await openScene({ policy: `${withTitles(language)}comment: true\n` });
    const pull = scene.propose({ title: 'feat: cart' });
    await scene.settled();
    const [comment, ...more] = ownComments(scene, pull);
    expect(more).toEqual([]);
    await expect(masked(comment?.body)).toMatchFileSnapshot(pageFile(`comment-waiting.${language}`));
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(ownComments(scene, pull).map(({ id }) => id)).toEqual([comment?.id]);
    await expect(masked(comment?.body)).toMatchFileSnapshot(pageFile(`comment-approved.${language}`));
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
    await scene.settled();
    expect(ownComments(scene, pull).map(({ id }) => id)).toEqual([comment?.id]);
    expect(comment?.body).not.toContain('— In order');
  });
});

function masked(text = ''): string {
  return `${text
    .replaceAll(/\b[0-9a-f]{12}\b/g, '{commit}')
    .replaceAll(/\b\d\d:\d\d\b/g, '{time}')
    .trimEnd()}\n`;
}

test('without comment: true nothing is written below the pull request', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(ownComments(scene, pull)).toEqual([]);
});

test('a GitHub Enterprise Server is spoken to below /api', async () => {
  scene = await openScene({ enterprise: true });
  const pull = scene.propose();
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ status: 'in_progress' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
