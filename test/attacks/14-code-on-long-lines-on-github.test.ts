import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const tested = Array.from({ length: 9 }, (_, at) => `export const ok${String(at)} = ${String(at)};\n`).join('');
const feature = `export function pay() { ${'charge(1); '.repeat(2_000)} }\n`;
const logo = `export const logo = '${'iVBORw0KGgo+/'.repeat(500)}';\n`;
const ALL = [1, 1, 1, 1, 1, 1, 1, 1, 1];

async function judged(given: {
  readonly files: Readonly<Record<string, string>>;
  readonly hits: Readonly<Record<string, readonly number[]>>;
  readonly coverage?: string;
}) {
  const { files, hits, coverage } = given;
  const policy = coveragePolicy(coverage === undefined ? {} : { coverage });
  scene = await openScene({ policy, shop: { files: { 'src/shop.ts': 'export const a = 1;\n' } } });
  const pull = scene.propose({ files });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/shop.ts': [1], ...hits }) } });
  await scene.settled();
  return { conclusion: scene.gate(pull)?.conclusion, page: scene.page(pull) };
}

test.each([
  ['never runs', 0],
  ['is only declared', 1],
])('a feature on one line that %s is no line beside nine covered ones', async (_, hit) => {
  const { conclusion, page } = await judged({
    files: { 'src/pay.ts': tested + feature },
    hits: { 'src/pay.ts': [...ALL, hit] },
  });
  expect(conclusion).toBe('failure');
  expect(page).toContain('One long line of code that no test is known to run counts as the 251 lines');
});

test('nor is it in a file that no report names', async () => {
  const { conclusion, page } = await judged({
    files: { 'src/pay.ts': feature, 'src/ok.ts': tested },
    hits: { 'src/ok.ts': ALL },
  });
  expect(conclusion).toBe('failure');
  expect(page).toContain('its 251 lines count as uncovered');
});

test('nor when no report has a word on the line', async () => {
  const { conclusion } = await judged({ files: { 'src/pay.ts': tested + feature }, hits: { 'src/pay.ts': ALL } });
  expect(conclusion).toBe('failure');
});

test('nor for the code as a whole', async () => {
  const { conclusion } = await judged({
    files: { 'src/pay.ts': tested + feature },
    hits: { 'src/pay.ts': [...ALL, 0] },
    coverage: 'project: { minimum: 80% }',
  });
  expect(conclusion).toBe('failure');
});

test('a picture written into a line is one line', async () => {
  const { conclusion } = await judged({ files: { 'src/ok.ts': tested + logo }, hits: { 'src/ok.ts': [...ALL, 1] } });
  expect(conclusion).toBe('success');
});
