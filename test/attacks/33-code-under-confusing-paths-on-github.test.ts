import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const CODE = Array.from({ length: 4 }, (_, index) => `export const a${index} = ${index};\n`).join('');

/** A pull request with a tested file in the perimeter and untested code under another path. */
async function proposed(path: string, perimeter: string) {
  const policy = coveragePolicy().replace('["src/**"]', `["${perimeter}", "src/shown/**"]`);
  scene = await openScene({ policy });
  const pull = scene.propose({ files: { 'src/shown/a.ts': CODE, [path]: CODE } });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/shown/a.ts': [1, 1, 1, 1] }) } });
  await scene.settled();
  return pull;
}

test('untested code under a path that spells its accents apart is code of the perimeter', async () => {
  const pull = await proposed('src/re\u0301glages/pay.ts', 'src/réglages/**');
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('tests run only 4 (50%)');
  expect(scene.page(pull)).toContain('re\u0301glages/pay.ts');
});

test.each([
  ['a letter of another alphabet', 'src/p\u0430yment/pay.ts'],
  ['an invisible letter', 'src/pay\u200Bment/pay.ts'],
  ['another case', 'src/Payment/pay.ts'],
])('untested code under a path that only looks like the perimeter’s is found beside it (%s)', async (_, path) => {
  const pull = await proposed(path, 'src/payment/**');
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('lies outside');
});
