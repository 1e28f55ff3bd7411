import { afterEach, expect, test } from 'vitest';

import { openScene, ORGANIZATION, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { requireQueue } from '../support/merge-queue.ts';

let scene: Scene;
afterEach(() => scene.close());

/** An approved pull request that stands in the queue. */
async function queued({ beside = [] }: { readonly beside?: readonly string[] } = {}) {
  scene = await openScene();
  scene.github.world.repository(SHOP).rulesets.clear();
  const tool = scene.github.build.app({ slug: 'slow-ci', permissions: { checks: 'write' }, events: [] });
  scene.github.build.install(tool, ORGANIZATION);
  requireQueue(scene, { beside: beside.map((context) => ({ context, integration_id: tool.id })) });
  const pull = scene.propose();
  const review = scene.as('sophie-petit').approve(pull);
  for (const name of beside)
    scene.github.asApp(tool, ORGANIZATION).work.checkRun(SHOP, { name, headSha: pull.headSha, conclusion: 'success' });
  await scene.settled();
  const entry = scene.as('an-karim').enqueue(pull);
  return { pull, review, entry };
}

test('a group whose member is in order is let through', async () => {
  const { entry } = await queued();
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'success' });
});

test.each(['is refused', 'loses its approval'])('a group whose member %s is not green by itself', async (what) => {
  const { pull, review, entry } = await queued();
  if (what === 'is refused') scene.as('claire-cto').requestChanges(pull);
  else scene.as('claire-cto').dismiss(pull, review);
  await scene.settled();
  // Nobody can be waited for in a queue: what waits is a failure there.
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'failure' });
});

test('a green group that still waits for another check is refused as soon as a member is', async () => {
  const { pull, entry } = await queued({ beside: ['slow tests'] });
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ conclusion: 'success' });
  scene.as('claire-cto').requestChanges(pull);
  await scene.settled();
  expect(scene.gateAt(entry.headSha)).toMatchObject({ status: 'completed', conclusion: 'failure' });
});
