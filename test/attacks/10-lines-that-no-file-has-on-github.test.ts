import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const TEN = Array.from({ length: 10 }, (_, index) => `export const a${index} = ${index};\n`).join('');
const CART = { 'src/cart.ts': 'export const a = 1;\n' };
const honest = lcov({ 'src/cart.ts': [1], 'src/kept.ts': [1, 0, 0, 0, 0, 0, 0, 0, 0, 0] });

test.each([
  ['far beyond its end', Array.from({ length: 400 }, (_, index) => `DA:${100_000 + index},1`)],
  ['right behind its end', Array.from({ length: 40 }, (_, index) => `DA:${11 + index},1`)],
] as const)('records of an unchanged file %s do not raise the share of the project', async (_where, records) => {
  const policy = coveragePolicy({ coverage: 'project: { minimum: 50% }' });
  scene = await openScene({ policy, shop: { files: { 'src/kept.ts': TEN } } });
  const pull = scene.propose({ files: CART });
  const padded = `${honest}SF:src/kept.ts\n${records.join('\n')}\nend_of_record\n`;
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': padded } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('Reports speak of lines that these files do not have');
  expect(scene.page(pull)).toContain('src/kept.ts');
});
