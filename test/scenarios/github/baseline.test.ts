import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { CONTROL, openScene, pageFile, reviewPolicy, type Scene } from './harness.ts';

/** Another tenant of the same App, whose baselines our organisation may or may not extend. */
const TENANT = 'shared-rules';
const strict = "version: 1\npolicies:\n  pull-request:\n    enforcement: block\n    title: { matches: '^feat: .+' }\n";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  scene.github.build.organization(TENANT, { owners: ['somebody-else'] });
  scene.github.build.install(scene.app, TENANT);
  await scene.settled();
});
afterEach(() => scene.close());

/** A repository of the other tenant with that baseline; answers how a policy names it. */
function publish(text: string, visibility: 'public' | 'private', name = 'baseline'): string {
  scene.github.build.repository(`${TENANT}/${name}`, { visibility, files: { 'baseline.yml': text } });
  const { refs } = scene.github.world.repository(`${TENANT}/${name}`);
  return `${TENANT}/${name}@${refs.get('refs/heads/main') ?? ''}`;
}

async function extendedBy(source: string, language: 'en' | 'fr' = 'en') {
  const text = `${reviewPolicy(language)}extends: ${source}\n`;
  scene.as('claire-cto').push(CONTROL, { branch: 'main', files: { 'policy.yml': text } });
  await scene.settled();
  const pull = scene.propose({ title: 'Cart' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  return pull;
}

test('a public baseline asks for what it asks', async () => {
  const pull = await extendedBy(publish(strict, 'public'));
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  scene.as('an-karim').editPull(pull, { title: 'feat: cart' });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});

test('a private one that names this organisation does so too', async () => {
  const pull = await extendedBy(publish(strict.replace('\n', '\nallow: [acme-boutique]\n'), 'private'));
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
});

test('the commit that the policy names counts, not what the other tenant pushes later', async () => {
  const source = publish(strict, 'public');
  scene.as('somebody-else').push(`${TENANT}/baseline`, { branch: 'main', files: { 'baseline.yml': 'version: 1\n' } });
  expect(scene.gate(await extendedBy(source))).toMatchObject({ conclusion: 'failure' });
});

describe.each(['en', 'fr'] as const)('a baseline that cannot be extended holds everything, told in %s:', (language) => {
  test('another client’s private one, of which the page tells nothing', async () => {
    const secret = strict.replace('feat', 'the-other-clients-secret');
    const pull = await extendedBy(publish(secret, 'private'), language);
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'action_required' });
    expect(scene.mayMerge(pull)).toBe(false);
    expect(scene.page(pull)).not.toContain('secret');
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`baseline-forbidden.${language}`));
  });

  test('one that is not there', async () => {
    const pull = await extendedBy(`${TENANT}/nothing@${'a1'.repeat(20)}`, language);
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'action_required' });
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`baseline-missing.${language}`));
  });

  test('one that does not load', async () => {
    const pull = await extendedBy(publish('version: 1\npolicies: { revues: {} }\n', 'public'), language);
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull)).toMatchFileSnapshot(pageFile(`baseline-broken.${language}`));
  });
});

test('nothing tells whether another client has such a repository', async () => {
  const there = await extendedBy(publish(strict, 'private', 'project-x'));
  const told = scene.page(there).replaceAll('project-x', 'project-y');
  scene.as('an-karim').close(there);
  const nowhere = `${reviewPolicy()}extends: ${TENANT}/project-y@${'a1'.repeat(20)}\n`;
  scene.as('claire-cto').push(CONTROL, { branch: 'main', files: { 'policy.yml': nowhere } });
  const second = scene.propose({ branch: 'second', title: 'Cart' });
  await scene.settled();
  expect(scene.page(second)).toBe(told);
});

test('a failing GitHub is waited for instead of judging without the baseline', async () => {
  const source = publish(strict, 'public');
  const heal = scene.github.faults.add({ match: { path: `/${TENANT}/` }, times: Infinity, status: 502, body: {} });
  const pull = await extendedBy(source);
  expect(scene.mayMerge(pull)).toBe(false);
  heal();
  scene.pass(125_000);
  scene.as('an-karim').editPull(pull, { title: 'feat: cart' });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
