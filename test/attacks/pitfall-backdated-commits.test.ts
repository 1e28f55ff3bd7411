import { afterEach, expect, test } from 'vitest';

import { openScene, reviewPolicy, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const policy = reviewPolicy().replace('    combine:', '    approve-by: { comment: [LGTM] }\n    combine:');
const longAgo = { date: new Date(Date.UTC(2020, 0, 1)) };

test('a commit dated before the approving comment is not covered by it', async () => {
  scene = await openScene({ policy });
  const pull = scene.propose();
  await scene.settled();
  scene.pass(2_000);
  scene.as('sophie-petit').talk.comment(pull, 'LGTM');
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  scene.pass(2_000);
  scene.as('an-karim').push(SHOP, {
    branch: 'cart',
    files: { 'src/cart.ts': 'export const cart = 666;\n' },
    author: longAgo,
    committer: longAgo,
  });
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
});

test('nor is a commit dated in the future, which makes no comment come too early', async () => {
  scene = await openScene({ policy });
  const later = { date: new Date(Date.UTC(2040, 0, 1)) };
  const pull = scene.propose({ author: later, committer: later });
  await scene.settled();
  scene.pass(2_000);
  scene.as('sophie-petit').talk.comment(pull, 'LGTM');
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
