import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const CODE = Array.from({ length: 40 }, (_, at) => `export const pay${at} = (sum: number) => charge(sum, ${at});\n`);
const written = CODE.join('');

/** The file of that name becomes `src/pay.ts`, of which tests run the first lines of forty. */
async function renamed(from: string, run: number) {
  scene = await openScene({
    policy: coveragePolicy({ coverage: 'patch: { minimum: 80% }' }),
    shop: { files: { 'src/shop.ts': 'export const a = 1;\n', [from]: written } },
  });
  const pull = scene.propose({ files: { 'src/pay.ts': written, [from]: null } });
  const hits = CODE.map((_, line) => Number(line < run));
  measure(scene.as('an-karim'), pull, {
    reports: { 'lcov.info': lcov({ 'src/shop.ts': [1], 'src/pay.ts': hits }) },
  });
  await scene.settled();
  return scene.gate(pull)?.conclusion;
}

test.each(['docs/pay.md', 'lib/test/pay.ts', 'vendor/pay.ts', 'src/pay.txt'])(
  'code that comes from %s is new, and nobody tested it',
  async (from) => {
    expect(await renamed(from, 1)).toBe('failure');
  },
);

test('code that comes from there with its tests passes', async () => {
  expect(await renamed('docs/pay.md', 40)).toBe('success');
});

test('a file that was measured under its former name keeps its old lines', async () => {
  expect(await renamed('src/old/pay.ts', 1)).toBe('success');
});
