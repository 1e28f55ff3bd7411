import { afterEach, expect, test } from 'vitest';

import { openScene, ORGANIZATION, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

test('the approval of somebody who left the organisation ends at once, whatever was known of their access', async () => {
  scene = await openScene();
  const pull = scene.propose({ files: { 'src/payment/pay.ts': 'export const pay = 9;\n' } });
  scene.as('sophie-petit').approve(pull);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  // The policy still names her; her access came with her membership.
  scene.github.build.removeMember(ORGANIZATION, 'claire-cto');
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});
