import { afterEach, expect, test } from 'vitest';

import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { comment, short } from '../scenarios/commands/conversation.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const policy = coveragePolicy().replace(
  /policies:[\s\S]*?(?=evidence:\n)/,
  `policies:
  analysis:
    enforcement: block
    tests: { not-fewer-than-base: true }
    evidence: { trust: signed-workflow, wait-for: [unit], wait-at-most: 45m }
waivers: { maximum-duration: 90d, by: [cto] }
`,
);

/** A report in which so many tests ran. */
function ran(count: number) {
  const cases = Array.from({ length: count }, (_, index) => `<testcase classname="Cart" name="adds ${index}"/>`);
  return { 'junit.xml': `<testsuites><testsuite name="cart">${cases.join('')}</testsuite></testsuites>` };
}

/** Something lands on the default branch without having been judged, and so many tests run there. */
async function landed(count: number): Promise<void> {
  scene.as('sophie-petit').push(SHOP, { branch: 'aside', files: { 'README.md': `ran ${count}\n` } });
  const { refs } = scene.github.world.repository(SHOP);
  refs.set('refs/heads/main', refs.get('refs/heads/aside') ?? '');
  await measuredOnMain(count);
}

async function measuredOnMain(count: number): Promise<void> {
  measure(scene.as('sophie-petit'), SHOP, { reports: ran(count) });
  await scene.settled();
}

async function proposed(branch: string, count: number): Promise<PullRequest> {
  const pull = scene.propose({ branch, files: { [`src/${branch}.ts`]: 'export const a = 1;\n' } });
  measure(scene.as('an-karim'), pull, { reports: ran(count) });
  await scene.settled();
  return pull;
}

async function opened(): Promise<void> {
  scene = await openScene({ policy });
  // The policy is known from the first judgement on.
  scene.propose({ branch: 'first', files: { 'README.md': 'first\n' } });
  await scene.settled();
}

test('tests that a merge in an emergency lost are missed by every pull request after it', async () => {
  await opened();
  await landed(10);
  await landed(9);
  const pull = await proposed('second', 9);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('9 tests ran; on the target branch there once were 10');
  const whole = await proposed('third', 10);
  expect(scene.gate(whole)).toMatchObject({ conclusion: 'success' });
});

test('what came to the target branch after a pull request left it is not missed there', async () => {
  await opened();
  await landed(9);
  const early = scene.propose({ branch: 'early', files: { 'src/early.ts': 'export const a = 1;\n' } });
  await scene.settled();
  await landed(10);
  measure(scene.as('an-karim'), early, { reports: ran(9) });
  await scene.settled();
  expect(scene.gate(early)).toMatchObject({ conclusion: 'success' });
});

test('tests whose removal the client waived are missed by nobody', async () => {
  await opened();
  await landed(10);
  const pull = await proposed('second', 9);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  const command = `/garde-fou waive analysis/tests at ${short(pull.headSha)} until 2026-10-20 because the page is gone`;
  await comment(scene, 'claire-cto', pull, command);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  scene.as('sophie-petit').merge(pull);
  await scene.settled();
  await measuredOnMain(9);
  const next = await proposed('third', 9);
  expect(scene.gate(next)).toMatchObject({ conclusion: 'success' });
  const fewer = await proposed('fourth', 8);
  expect(scene.gate(fewer)).toMatchObject({ conclusion: 'failure' });
});
