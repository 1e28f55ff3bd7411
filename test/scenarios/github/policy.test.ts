import { afterEach, describe, expect, test } from 'vitest';

import { CONTROL, openScene, pageFile, reviewPolicy, type Scene } from './harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const broken = (language: string): string => `version: 1\nlanguage: ${language}\npolicies:\n  reveiws: {}\n`;

describe.each(['en', 'fr'] as const)('told in %s', (language) => {
  test('a policy that does not load holds every pull request and fails the commit that broke it', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);

    const commit = scene.as('claire-cto').push(CONTROL, { branch: 'main', files: { 'policy.yml': broken(language) } });
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'action_required' });
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`broken-policy.${language}`));
    const told = scene.gateAt(commit.sha, 'Garde-fou', CONTROL);
    expect(told).toMatchObject({ conclusion: 'failure' });
    expect(told?.run.annotations).toMatchObject([{ path: 'policy.yml', start_line: 4 }]);
    expect(told?.run.annotations[0]?.message).toContain('reveiws');

    scene.as('claire-cto').push(CONTROL, { branch: 'main', files: { 'policy.yml': reviewPolicy(language) } });
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });

  test('a control repository that is gone holds every pull request', async () => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    scene.as('marie-durand').desk.delete(CONTROL);
    await scene.settled();
    scene.pass(120_000);
    scene.as('an-karim').editPull(pull, { title: 'feat: once more' });
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`no-control-repository.${language}`));
  });
});

test('nothing is posted where no policy was ever seen', async () => {
  scene = await openScene({ control: false });
  const pull = scene.propose();
  await scene.settled();
  expect(scene.gate(pull)).toBeNull();
});

test('a policy in the pull request itself has no effect', async () => {
  scene = await openScene();
  const pull = scene.propose({
    files: {
      'src/payment/pay.ts': 'export const pay = 2;\n',
      'policy.yml': 'version: 1\n',
      '.github/garde-fou.yml': 'version: 1\npolicies:\n  reviews: { enforcement: off }\n',
    },
  });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('a pull request that repairs a broken policy is judged by the last good one', async () => {
  scene = await openScene();
  scene.as('claire-cto').push(CONTROL, { branch: 'main', files: { 'policy.yml': broken('en') } });
  await scene.settled();
  scene.as('marie-durand').push(CONTROL, { branch: 'repair', files: { 'policy.yml': reviewPolicy() } });
  const pull = scene.as('marie-durand').openPull(CONTROL, { head: 'repair', title: 'Repair the policy' });
  await scene.settled();
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.gateAt(pull.headSha, 'Garde-fou', CONTROL)).toMatchObject({ conclusion: 'success' });
});

test('a pull request that would break the policy is refused', async () => {
  scene = await openScene();
  scene.as('marie-durand').push(CONTROL, { branch: 'change', files: { 'policy.yml': broken('en') } });
  const pull = scene.as('marie-durand').openPull(CONTROL, { head: 'change', title: 'Change the policy' });
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.gateAt(pull.headSha, 'Garde-fou', CONTROL)).toMatchObject({ conclusion: 'failure' });
});

test('a repository’s own file can only tighten', async () => {
  scene = await openScene({
    shop: {
      visibility: 'private',
      files: { '.github/garde-fou.yml': 'version: 1\npolicies:\n  reviews: { enforcement: warn }\n' },
      teams: { produit: 'write', 'agence-nord': 'write' },
    },
  });
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.gate(pull)?.page).toContain('.github/garde-fou.yml');
});
