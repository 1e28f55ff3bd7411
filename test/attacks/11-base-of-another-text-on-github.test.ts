import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const TEN = Array.from({ length: 10 }, (_, index) => `export const a${index} = ${index};\n`).join('');
const hits = (covered: number): readonly number[] => Array.from({ length: 10 }, (_, line) => Number(line < covered));
const honest = (covered: number) => ({ 'lcov.info': lcov({ 'src/shop.ts': hits(covered) }) });
/** Nine times as many lines as the file has, none of which any test runs: what is lost later seems to be a gain. */
const padded = { 'lcov.info': lcov({ 'src/shop.ts': [...hits(10), ...Array.from({ length: 90 }, () => 0)] }) };

/** Something lands on the default branch and is measured there. */
async function landed(
  reports: Readonly<Record<string, string>>,
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  scene.as('sophie-petit').push(SHOP, { branch: 'aside', files: { 'README.md': text, ...files } });
  const { refs } = scene.github.world.repository(SHOP);
  refs.set('refs/heads/main', refs.get('refs/heads/aside') ?? '');
  measure(scene.as('sophie-petit'), SHOP, { reports });
  await scene.settled();
}

async function fallen(files: Readonly<Record<string, null>> = {}) {
  const pull = scene.propose({ branch: 'second', files: { 'src/cart.ts': 'export const a = 1;\n', ...files } });
  const now = { 'src/shop.ts': hits(5), 'src/cart.ts': [1] };
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov(now) } });
  await scene.settled();
  return pull;
}

async function opened(): Promise<void> {
  const policy = coveragePolicy({ coverage: 'project: { maximum-drop: 12% }' });
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': TEN } } });
}

test('a record of the target branch that speaks of lines beyond a file’s end stands for nothing', async () => {
  await opened();
  await landed(padded, 'padded\n');
  const pull = await fallen();
  expect(scene.page(pull)).not.toContain('10%');
  expect(scene.page(pull)).toContain('could not be taken, and nothing older is recorded');
});

test('the nearest record before it that is about its own text is compared with instead', async () => {
  await opened();
  await landed(honest(10), 'honest\n');
  await landed(padded, 'padded\n');
  const pull = await fallen();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('falls from 100% to 54.54%');
  expect(scene.page(pull)).toContain('its nearest measured ancestor stands in for it');
});

test('nor is a record compared with whose lines are those of another text', async () => {
  await opened();
  const mapped = `${TEN.repeat(9)}//# sourceMappingURL=data:application/json;base64,e30=\n`;
  const uncovered = lcov({ 'src/shop.ts': hits(10), 'src/mapped.js': Array.from({ length: 90 }, () => 0) });
  await landed({ 'lcov.info': uncovered }, 'mapped\n', { 'src/mapped.js': mapped });
  const pull = await fallen({ 'src/mapped.js': null });
  expect(scene.page(pull)).toContain('could not be taken, and nothing older is recorded');
});
