import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { COLLECTOR, COLLECTOR_SHA, coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const rich = { 'lcov.info': lcov({ 'src/cart.ts': [1] }) };
const other = 'a'.repeat(40);

test.each([
  ['another commit of it', { path: `${COLLECTOR}@main`, sha: other }],
  ['a branch that is named like the commit', { path: `${COLLECTOR}@${COLLECTOR_SHA}`, sha: other }],
  ['the same commit of another repository', { path: `evil/${COLLECTOR}@${COLLECTOR_SHA}`, sha: COLLECTOR_SHA }],
  ['another owner', { path: COLLECTOR.replace('garde-fou/', 'garde-f0u/') + `@${COLLECTOR_SHA}`, sha: COLLECTOR_SHA }],
  ['another file of it', { path: COLLECTOR.replace('evidence', 'release') + `@${COLLECTOR_SHA}`, sha: COLLECTOR_SHA }],
])('%s is not the listed workflow', async (_, uses) => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\n' } });
  measure(scene.as('an-karim'), pull, { reports: rich, uses });
  await scene.settled();
  expect(scene.gate(pull)?.conclusion).not.toBe('success');
  expect(scene.page(pull)).toContain('is not among the workflows that the client listed');
});

test('the listed commit by whatever name it was called is', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\n' } });
  const uses = { path: `${COLLECTOR.replace('garde-fou/', 'Garde-Fou/')}@v1`, sha: COLLECTOR_SHA };
  measure(scene.as('an-karim'), pull, { reports: rich, uses });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});

test('keys that GitHub turns over are followed, and asked for once', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\n' } });
  measure(scene.as('an-karim'), pull, { reports: rich });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  scene.github.world.oidc.rotate();
  scene.github.world.oidc.retire();
  scene.pass(120_000);
  scene.as('an-karim').push(pull.repository, { branch: 'cart', files: { 'src/cart.ts': 'export const b = 1;\n' } });
  measure(scene.as('an-karim'), pull, { reports: rich });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  expect(scene.github.requests.filter(({ path }) => path.endsWith('/jwks'))).toHaveLength(2);
});
