import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const TEN = 'export const a = 1;\n'.repeat(10);
const report = (covered: number, lines: number) => ({
  'lcov.info': lcov({ 'src/shop.ts': Array.from({ length: lines }, (_, at) => Number(at < covered)) }),
});
const broken = { 'broken.info': 'TN:\nSF:src/shop.ts\nDA:1,1' };
const asked = (maximum: string): string => coveragePolicy({ coverage: `project: { minimum: 10%${maximum} }` });

async function opened(policy: string, reports: Readonly<Record<string, string>> | null): Promise<void> {
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': TEN } } });
  if (reports !== null) measure(scene.as('an-karim'), SHOP, { event: 'push', branch: 'main', reports });
  await scene.settled();
}

async function proposed(covered: number) {
  const pull = scene.propose({ files: { 'src/shop.ts': `${TEN}b();\n` } });
  measure(scene.as('an-karim'), pull, { reports: report(covered, 11) });
  await scene.settled();
  return { conclusion: scene.gate(pull)?.conclusion, page: scene.page(pull) };
}

test('whoever damages a report of each run of the default branch does not get rid of the drop limit', async () => {
  await opened(asked(', maximum-drop: 0%'), { ...report(10, 10), ...broken });
  const { conclusion, page } = await proposed(3);
  expect(conclusion).toBe('failure');
  expect(page).toContain('whether coverage falls cannot be told');
});

test('nor does one whose reports there know lines that no file has', async () => {
  await opened(asked(', maximum-drop: 0%'), report(10, 200));
  expect(await proposed(3)).toMatchObject({ conclusion: 'failure' });
});

test('a minimum alone does not need the record', async () => {
  await opened(asked(''), { ...report(10, 10), ...broken });
  expect(await proposed(3)).toMatchObject({ conclusion: 'success' });
});

test('where nobody ever measured the default branch only minimums hold', async () => {
  await opened(asked(', maximum-drop: 0%'), null);
  expect(await proposed(3)).toMatchObject({ conclusion: 'success' });
});

test('a sound record is compared with', async () => {
  await opened(asked(', maximum-drop: 0%'), report(10, 10));
  const { conclusion, page } = await proposed(3);
  expect(conclusion).toBe('failure');
  expect(page).not.toContain('whether coverage falls cannot be told');
});
