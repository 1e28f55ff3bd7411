import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const VERSION = 'version https://git-lfs.github.com/spec/v1';
const pointer = (size: number): string => `${VERSION}\noid sha256:${'a'.repeat(64)}\nsize ${String(size)}\n`;
const CODE = Array.from({ length: 40 }, (_, index) => `export const a${index} = ${index};\n`).join('');

test.each([
  ['somewhere in it', `/*\n${VERSION}\n*/\n${CODE}`],
  ['on its first line', `${VERSION};\n${CODE}`],
  ['in front of a short text', `${VERSION}\noid sha256:00\nsize 1\nexport const a = 1;\n`],
])('code beside the perimeter is not taken for a pointer because it has the line of one %s', async (_, text) => {
  scene = await openScene({ policy: coveragePolicy(), shop: { files: { 'src/shop.ts': 'shop();\n' } } });
  const pull = scene.propose({ files: { 'lib/pay.ts': text } });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/shop.ts': [1] }) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('lib/pay.ts');
});

test('a true pointer in the place of code is one, new or changed', async () => {
  scene = await openScene({ policy: coveragePolicy(), shop: { files: { 'src/old.ts': pointer(1) } } });
  const pull = scene.propose({ files: { 'src/pay.ts': pointer(12), 'src/old.ts': pointer(2) } });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/shop.ts': [1] }) } });
  await scene.settled();
  expect(scene.page(pull)).toContain('2 entries of the perimeter that this pull request changes cannot be measured');
});
