import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

async function approvedThen(files: Parameters<Scene['propose']>[0]) {
  scene = await openScene();
  const pull = scene.propose();
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
  scene.as('an-karim').push(SHOP, { branch: 'cart', ...files });
  await scene.settled();
  return pull;
}

test.each([
  ['a submodule', { 'vendor/tool': { mode: '160000', sha: 'ab'.repeat(20) } }],
  ['a symlink', { 'src/config.ts': { mode: '120000', content: '../../etc/passwd' } }],
  ['a file that becomes executable', { 'README.md': { mode: '100755', content: '# boutique-api\n' } }],
  ['a binary', { 'logo.png': new Uint8Array([0, 1, 2, 3]) }],
  [
    'a pointer to a large file',
    { 'model.bin': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n` },
  ],
] as const)('%s pushed after the approval ends it', async (_name, files) => {
  const pull = await approvedThen({ files });
  expect(scene.mayMerge(pull)).toBe(false);
});

test.each([
  ['a submodule', { mode: '160000', sha: 'cd'.repeat(20) }],
  ['a symlink', { mode: '120000', content: '../../elsewhere' }],
] as const)('%s in place of payment code still needs the CTO', async (_name, entry) => {
  scene = await openScene();
  const pull = scene.propose({ files: { 'src/payment/pay.ts': entry } });
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(false);
  scene.as('claire-cto').approve(pull);
  await scene.settled();
  expect(scene.mayMerge(pull)).toBe(true);
});
