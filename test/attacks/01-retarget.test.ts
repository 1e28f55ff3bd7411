import { afterEach, describe, expect, test } from 'vitest';

import { comment, short } from '../scenarios/commands/conversation.ts';
import { openScene, pageFile, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

/** Everything that GitHub would tell from now on reaches the App too late. */
function nobodyListens(): void {
  scene.github.webhooks.fate = () => 'lose';
}

function requireChecks(branches: string, check: string): void {
  scene.as('marie-durand').desk.ruleset(SHOP, {
    name: branches,
    enforcement: 'active',
    conditions: { ref_name: { include: [branches], exclude: [] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context: check, integration_id: scene.app.id }],
          strict_required_status_checks_policy: false,
          do_not_enforce_on_create: true,
        },
      },
    ],
  });
}

/** Much unread code on the supplier's branch, and a small change towards it that the client approves. */
async function approvedTowards(base: string) {
  scene.as('an-karim').push(SHOP, { branch: base, files: { 'src/payment/pay.ts': 'export const pay = 666;\n' } });
  const pull = scene.propose({ base, from: base });
  scene.as('sophie-petit').approve(pull);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  return pull;
}

async function approvedForRelease() {
  scene = await openScene();
  scene.as('claire-cto').push(SHOP, { branch: 'release', files: { 'notes.md': 'notes\n' } });
  requireChecks('refs/heads/release', 'Garde-fou: release');
  const pull = scene.propose({ base: 'release', from: 'release' });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  return pull;
}

async function green() {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  return pull;
}

describe('an approval towards a branch that nobody guards', () => {
  test('posts nothing under the required name', async () => {
    scene = await openScene();
    const pull = await approvedTowards('integration');
    expect(scene.gate(pull)).toBeNull();
    expect(scene.gate(pull, 'Garde-fou (preview)')).toMatchObject({ conclusion: 'success' });
  });

  test('does not let the supplier merge into main at once', async () => {
    scene = await openScene();
    const pull = await approvedTowards('integration');
    scene.as('an-karim').editPull(pull, { base: 'main' });
    expect(scene.mayMerge(pull)).toBe(false);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('does not count for main', async () => {
    scene = await openScene();
    const pull = await approvedTowards('integration');
    scene.as('an-karim').editPull(pull, { base: 'main' });
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ status: 'in_progress', conclusion: null });
    scene.pass(2_000);
    scene.as('sophie-petit').approve(pull);
    scene.as('claire-cto').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });
});

describe('a branch that the supplier makes under a protected pattern', () => {
  test('gives nothing that main accepts, before anybody hears of the new target', async () => {
    scene = await openScene();
    requireChecks('refs/heads/release/*', 'Garde-fou');
    const pull = await approvedTowards('release/x');
    expect(scene.gate(pull)).toBeNull();
    nobodyListens();
    scene.as('an-karim').editPull(pull, { base: 'main' });
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test.each(['en', 'fr'] as const)('has a page that says what its rules have to require, in %s', async (language) => {
    scene = await openScene({ language });
    requireChecks('refs/heads/release/*', 'Garde-fou');
    const pull = await approvedTowards('release/x');
    expect(scene.mayMerge(pull)).toBe(false);
    await expect(scene.page(pull, 'Garde-fou (preview)')).toMatchFileSnapshot(pageFile(`pattern.${language}`));
  });
});

describe('a branch that the client guards beside main', () => {
  test('has its own check, and its merges wait for that', async () => {
    const pull = await approvedForRelease();
    expect(scene.gate(pull)).toBeNull();
    expect(scene.gate(pull, 'Garde-fou: release')).toMatchObject({ conclusion: 'success' });
    expect(scene.mayMerge(pull)).toBe(true);
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('gives nothing that main accepts, before anybody hears of the new target', async () => {
    const pull = await approvedForRelease();
    nobodyListens();
    scene.as('an-karim').editPull(pull, { base: 'main' });
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('gives nothing that another guarded branch accepts', async () => {
    const pull = await approvedForRelease();
    scene.as('claire-cto').push(SHOP, { branch: 'staging', files: { 'staging.md': 'staging\n' } });
    requireChecks('refs/heads/staging', 'Garde-fou: staging');
    await scene.settled();
    nobodyListens();
    scene.as('an-karim').editPull(pull, { base: 'staging' });
    expect(scene.mayMerge(pull)).toBe(false);
  });
});

describe('a green that was left behind', () => {
  test('is taken back while the pull request aims elsewhere, so that a refusal given meanwhile counts at once', async () => {
    const pull = await green();
    scene.as('an-karim').push(SHOP, { branch: 'integration', files: { 'notes.md': 'notes\n' } });
    scene.as('an-karim').editPull(pull, { base: 'integration' });
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'cancelled', title: 'No longer in force' });
    scene.as('sophie-petit').requestChanges(pull);
    await scene.settled();
    nobodyListens();
    scene.as('an-karim').editPull(pull, { base: 'main' });
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('is taken back from a pull request that the client closed: neither reopening nor a new one merges at once', async () => {
    const pull = await green();
    scene.as('claire-cto').close(pull);
    await scene.settled();
    nobodyListens();
    scene.as('an-karim').reopen(pull);
    expect(scene.mayMerge(pull)).toBe(false);
    scene.as('an-karim').close(pull);
    const again = scene.as('an-karim').openPull(SHOP, { head: 'cart', title: 'feat: cart once more' });
    expect(scene.mayMerge(again)).toBe(false);
  });

  test('by emergency ends with the next push, even for a new pull request of the same commit', async () => {
    scene = await openScene();
    const pull = scene.propose();
    await scene.settled();
    const { headSha } = pull;
    await comment(scene, 'claire-cto', pull, `/garde-fou emergency at ${short(headSha)} because the shop is down`);
    expect(scene.mayMerge(pull)).toBe(true);
    scene.as('an-karim').push(SHOP, { branch: 'cart', files: { 'src/cart.ts': 'export const cart = 2;\n' } });
    await scene.settled();
    nobodyListens();
    scene.as('an-karim').moveRef(SHOP, 'refs/heads/twin', headSha);
    const twin = scene.as('an-karim').openPull(SHOP, { head: 'twin', title: 'feat: cart' });
    expect(scene.mayMerge(twin)).toBe(false);
  });

  test('is taken back by the sweep when no webhook told', async () => {
    const pull = await green();
    nobodyListens();
    scene.as('claire-cto').close(pull);
    await scene.github.settled();
    scene.github.webhooks.fate = () => 'send';
    scene.as('claire-cto').push(SHOP, { branch: 'other', files: { 'other.md': 'other\n' } });
    scene.as('marie-durand').desk.topics(SHOP, 'swept');
    scene.as('marie-durand').desk.edit(SHOP, { description: 'swept' });
    await scene.settled();
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'cancelled' });
  });

  test('is judged again, and green again, when the same commit is proposed again', async () => {
    const pull = await green();
    scene.as('an-karim').close(pull);
    await scene.settled();
    scene.as('an-karim').reopen(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  });
});

test('a merged pull request keeps its green', async () => {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  scene.as('claire-cto').merge(pull);
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
