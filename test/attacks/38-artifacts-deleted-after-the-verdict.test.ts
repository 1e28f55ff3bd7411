import { createHash } from 'node:crypto';

import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('what was judged is kept byte for byte, and goes on saying the same', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\n' } });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/cart.ts': [1, 0] }) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  const repository = scene.github.world.repository(SHOP);
  const [artifact] = repository.artifacts;
  if (artifact === undefined) throw new Error('An artifact was uploaded.');
  scene.as('an-karim').work.deleteArtifact(SHOP, artifact);
  await scene.stop();
  await scene.start();
  scene.as('sophie-petit').editPull(pull, { title: 'feat: look again' });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('src/cart.ts');
  const kept = await scene.running.store.evidence.bytesOf(repository.id, artifact.id);
  expect(kept && digest(kept)).toBe(digest(artifact.archive));
});
