import { afterEach, describe, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { madeUp } from '../support/made-up-secrets.ts';
import { secretPolicy } from '../support/secret-policy.ts';

let scene: Scene;
afterEach(() => scene.close());

const withKey = (key: string) => ({ 'src/deploy.ts': `export const token = '${key}';\n` });
const without = { 'src/deploy.ts': 'export const token = process.env.TOKEN;\n' };

describe('a secret that was pushed and taken back', () => {
  test('by a forced push is still found, and opens only once the client waives it', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose({ files: withKey(madeUp.gitlab) });
    await scene.settled();
    scene.as('an-karim').push(SHOP, { branch: 'cart', from: 'main', force: true, files: without });
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in a head that a later push replaced');
    expect(scene.mayMerge(pull)).toBe(false);

    const finding = /finding:[0-9a-f]{64}/.exec(scene.page(pull))?.[0] ?? '';
    scene.pass(2_000);
    const order = `/garde-fou waive ${finding} at ${pull.headSha.slice(0, 12)} until 2026-10-31`;
    scene.as('claire-cto').talk.comment(pull, `${order} because fix later: replaced today`);
    await scene.settled();
    expect(scene.page(pull)).toContain('Debt, open since');
    expect(scene.mayMerge(pull)).toBe(true);
  });

  test('before the pull request was opened is found when it is', async () => {
    scene = await openScene({ policy: secretPolicy() });
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: withKey(madeUp.gitlab) });
    await scene.settled();
    scene.as('an-karim').push(SHOP, { branch: 'cart', from: 'main', force: true, files: without });
    const pull = scene.as('an-karim').openPull(SHOP, { head: 'cart', title: 'feat: cart' });
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in a head that a later push replaced');
  });

  test('in a merge commit alone is found, and what the target had is not', async () => {
    scene = await openScene({ policy: secretPolicy() });
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: without });
    scene.as('claire-cto').moveRef(SHOP, 'refs/heads/main', writeOnMain(madeUp.thirdGitlab));
    scene.as('an-karim').push(SHOP, {
      branch: 'cart',
      merge: ['main'],
      files: { 'old.txt': `token = '${madeUp.thirdGitlab}'\n`, 'evil.txt': `token = '${madeUp.gitlab}'\n` },
    });
    const pull = scene.propose({ files: { 'evil.txt': 'gone\n' } });
    await scene.settled();
    const page = scene.page(pull);
    expect(page).toContain('Secret in the history');
    expect(page.match(/Secret in/g)).toHaveLength(1);
    expect(page).toContain('evil.txt');
  });
});

/** Something that stood on the target branch before anybody asked. */
function writeOnMain(key: string): string {
  const { world } = scene.github;
  const repository = world.repository(SHOP);
  repository.rulesets.clear();
  return scene.as('claire-cto').push(SHOP, { branch: 'main', files: { 'old.txt': `token = '${key}'\n` } }).sha;
}

test('a secret in the message of the merge is an incident', async () => {
  scene = await openScene({ policy: secretPolicy() });
  const pull = scene.propose();
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  scene.as('an-karim').merge(pull, { message: `uses ${madeUp.gitlab}` });
  await scene.settled();
  const now = scene.now().getTime();
  const incidents = await scene.running.store.incidents.between(pull.repository.id, 0, now + 1);
  expect(incidents).toMatchObject([{ kind: 'merged-after-change' }]);
});
