import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

/** More lines than GitHub shows of one file: its patch is left out. */
const MANY = 25_000;
const TABLE = Array.from({ length: MANY }, (_, index) => `f(${index});\n`).join('');
const PAY = 'export const a = 1;\nexport const b = 2;\nexport const c = 3;\nexport const d = 4;\n';

/** The files of a pull request as GitHub answers them, by path. */
async function shownFiles(number: number): Promise<ReadonlyMap<string, { readonly patch?: string }>> {
  const headers = { authorization: 'token user:an-karim' };
  const answer = await fetch(`${scene.github.url}/repos/${SHOP}/pulls/${number}/files`, { headers });
  const files: unknown = await answer.json();
  return new Map((files as { filename: string; patch?: string }[]).map((file) => [file.filename, file]));
}

test('untested lines at the end of a file whose patch GitHub leaves out are found', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: { 'src/table.ts': TABLE } });
  const hits = Array.from({ length: MANY }, (_, index) => Number(index < 19_000));
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/table.ts': hits }) } });
  await scene.settled();
  const shown = await shownFiles(pull.number);
  expect(shown.has('src/table.ts')).toBe(true);
  expect(shown.get('src/table.ts')?.patch).toBeUndefined();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('| `src/table.ts` | 76% | 19,000 | 25,000 | `19001–25000` |');
});

test('a file that no test runs is found beside one of 25,000 lines, though GitHub leaves out every patch', async () => {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: { 'docs/table.txt': TABLE, 'src/pay.ts': PAY }, title: 'feat: pay' });
  const shown = await shownFiles(pull.number);
  const without = [...shown.values()].map((file) => ({ ...file, patch: undefined }));
  scene.github.faults.add({ match: { path: /pulls\/\d+\/files$/ }, status: 200, body: without, times: 100 });
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov({ 'src/pay.ts': [1, 0, 0, 0] }) } });
  await scene.settled();
  expect([...(await shownFiles(pull.number)).values()].every(({ patch }) => patch === undefined)).toBe(true);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
  expect(scene.page(pull)).toContain('| `src/pay.ts` | 25% | 1 | 4 | `2–4` |');
});
