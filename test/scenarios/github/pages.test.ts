import { afterEach, describe, expect, test } from 'vitest';

import type { Fault } from '../../../src/sandbox/github/server/faults.ts';
import type { PullRequest } from '../../../src/sandbox/github/world/repositories.ts';
import { openScene, pageFile, type Scene, SHOP } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const always = Number.POSITIVE_INFINITY;
const inGraphql = (type: string, message: string): Fault => ({
  match: { path: '/graphql' },
  times: always,
  status: 200,
  body: { data: { repository: null }, errors: [{ type, path: ['repository', 'pullRequest'], message }] },
});

/** What GitHub does to every request from then on, and what people read meanwhile. */
const outages: Readonly<Record<string, Fault>> = {
  'unreadable-403': inGraphql('FORBIDDEN', 'Resource not accessible by integration'),
  'unreadable-404': inGraphql('NOT_FOUND', 'Could not resolve to a PullRequest'),
  'unreadable-502': { match: { path: '/graphql' }, times: always, status: 502, body: { message: 'Bad gateway' } },
  'unreadable-cut': { match: { path: '/graphql' }, times: always, truncate: 0.5 },
  'busy-429': {
    match: { path: '/graphql' },
    times: always,
    status: 429,
    headers: { 'retry-after': '60' },
    body: { message: 'You have exceeded a secondary rate limit.' },
  },
  'half-a-page': { match: { path: '/teams/produit/members' }, times: always, status: 200, body: [{ id: 1 }] },
  'hidden-members-404': { match: { path: '/permission' }, times: always, status: 404, body: { message: 'Not Found' } },
  'failing-comparison-502': { match: { path: '/compare/' }, times: always, status: 502, body: {} },
  'control-403': {
    match: { path: '/.garde-fou' },
    times: always,
    status: 403,
    body: { message: 'Resource not accessible by integration' },
  },
};

/** An approved pull request that would be green. */
async function approved(language: 'en' | 'fr', fault: Fault): Promise<PullRequest> {
  scene = await openScene({ language });
  scene.github.faults.add(fault);
  scene.pass(11 * 60_000);
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  return pull;
}

function manyFiles(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, index) => `assets/${String(index).padStart(4, '0')}.txt`);
  return Object.fromEntries(names.map((name) => [name, 'x\n']));
}

function proposeFromFork(): PullRequest {
  scene.github.build.user('outsider');
  scene.github.world.repository(SHOP).visibility = 'public';
  const fork = scene.as('outsider').desk.fork(SHOP);
  scene.as('outsider').push(fork, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 1;\n' } });
  return scene.as('outsider').openPull(SHOP, { head: 'outsider:cart', title: 'feat: cart' });
}

describe.each(['en', 'fr'] as const)('what people read in %s', (language) => {
  test.each(Object.entries(outages))('while GitHub answers %s', async (name, fault) => {
    const pull = await approved(language, fault);
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`${name}.${language}`));
  });

  test('of 3,001 files', async () => {
    scene = await openScene({ language });
    const pull = scene.propose({ files: { ...manyFiles(3_000), 'src/payment/pay.ts': 'export const pay = 2;\n' } });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`files-3001.${language}`));
  });

  test('of more files than can be compared', async () => {
    scene = await openScene({ language });
    const pull = scene.propose({ files: manyFiles(3_100) });
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`files-3100.${language}`));
  });

  test('of a fork, and after the fork is gone', async () => {
    scene = await openScene({ language });
    const pull = proposeFromFork();
    await scene.settled();
    expect(scene.mayMerge(pull, 'claire-cto')).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`fork.${language}`));
    scene.as('outsider').desk.delete('outsider/boutique-api');
    scene.as('sophie-petit').editPull(pull, { title: 'feat: the fork is gone' });
    await scene.settled();
    expect(pull.headRepository).toBeNull();
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`deleted-fork.${language}`));
  });

  test('of a force push in the middle of an evaluation', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.as('sophie-petit').approve(pull);
    const first = pull.headSha;
    scene.github.faults.add({ match: { path: '/permission' }, delay: 400 });
    await scene.asked('/permission');
    const files = { 'src/payment/pay.ts': 'export const pay = 0;\n' };
    scene.as('an-karim').push(SHOP, { branch: 'cart', from: 'main', force: true, files });
    await scene.settled();
    expect(scene.gateAt(first)?.conclusion ?? null).toBeNull();
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`force-push.${language}`));
  });

  test('of two pull requests with one head', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    scene.as('an-karim').moveRef(SHOP, 'refs/heads/twin', pull.headSha);
    const twin = scene.as('an-karim').openPull(SHOP, { head: 'twin', title: 'feat: the same cart' });
    await scene.settled();
    expect([scene.mayMerge(pull), scene.mayMerge(twin)]).toEqual([false, false]);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`one-head.${language}`));
  });

  test('of a green that no pull request stands for any more', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    scene.as('an-karim').close(pull);
    await scene.settled();
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`retired.${language}`));
  });
});
