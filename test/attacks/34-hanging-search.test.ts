import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { madeUp } from '../support/made-up-secrets.ts';
import { secretPolicy } from '../support/secret-policy.ts';

let scene: Scene;
afterEach(() => scene.close());

test('a file that makes the search hang holds its own pull request and no other', async () => {
  // The larger a file, the less time it has: three megabytes have none at all, as if the search never ended.
  const search = { threads: 1, budget: { milliseconds: 3_000, perMegabyte: -1_000 } };
  scene = await openScene({ policy: secretPolicy(), search });
  const hanging = scene.propose({
    files: { 'slow.txt': 'x'.repeat(3_000_000), 'pay.ts': `const key = '${madeUp.gitlab}';\n` },
  });
  const other = scene.propose({ branch: 'other', files: { 'b.ts': 'export const b = 1;\n' } });
  await scene.settled();
  expect(scene.page(hanging)).toContain('`slow.txt` was not searched whole: searching it took too long');
  expect(scene.page(hanging)).toContain('Secret at the head');
  expect(scene.mayMerge(hanging)).toBe(false);
  expect(scene.mayMerge(other)).toBe(true);

  const asked = scene.github.requests.length;
  scene.as('an-karim').editPull(hanging, { title: 'feat: try again' });
  await scene.settled();
  expect(scene.page(hanging)).toContain('searching it took too long');
  const blobs = scene.github.requests.slice(asked).filter(({ path }) => path.includes('/git/blobs/'));
  expect(blobs).toEqual([]);
});
