import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const numbers = Array.from({ length: 20 }, (_, at) => at + 1);
const untested = numbers.map((at) => `charge(${at})\n`).join('');
const tested = numbers.map((at) => `a${at} = ${at}\n`).join('');

function cobertura(root: string, path: string): string {
  const lines = numbers.map((at) => `<line number="${at}" hits="1"/>`).join('');
  return `<?xml version="1.0"?><coverage version="7.6" line-rate="1" lines-valid="20" lines-covered="20"><sources><source>${root}</source></sources><packages><package name="src"><classes><class name="x" filename="${path}"><methods/><lines>${lines}</lines></class></classes></package></packages></coverage>`;
}

async function judged(reports: Readonly<Record<string, string>>) {
  scene = await openScene({ policy: coveragePolicy(), shop: { files: { 'src/shop.py': 'a = 1\n' } } });
  const pull = scene.propose({ files: { 'src/pay.py': untested, 'lib/tests/a/src/pay.py': tested } });
  measure(scene.as('an-karim'), pull, { reports });
  await scene.settled();
  return { conclusion: scene.gate(pull)?.conclusion, page: scene.page(pull) };
}

test('a report from a folder of tests does not cover the file of that name at the top', async () => {
  const root = '/home/runner/work/boutique-api/boutique-api/lib/tests/a';
  expect(await judged({ 'coverage.xml': cobertura(root, 'src/pay.py') })).toMatchObject({ conclusion: 'failure' });
});

test('nor does one from a machine that nobody knows, and the page names the files that it could mean', async () => {
  const { conclusion, page } = await judged({ 'coverage.xml': cobertura('/app/lib/tests/a', 'src/pay.py') });
  expect(conclusion).toBe('failure');
  expect(page).toContain('the report may mean any of 2 files: `lib/tests/a/src/pay.py` and `src/pay.py`');
});

test('a report from the top covers it', async () => {
  const root = '/home/runner/work/boutique-api/boutique-api';
  expect(await judged({ 'coverage.xml': cobertura(root, 'src/pay.py') })).toMatchObject({ conclusion: 'success' });
});

test('a few files that nobody finds are told, and do not hold the gate', async () => {
  const hits = numbers.map(() => 1);
  const files = Object.fromEntries(numbers.map((at) => [`lib/tests/a${at}.py`, [1]]));
  scene = await openScene({
    policy: coveragePolicy(),
    shop: {
      files: { 'src/shop.py': 'a = 1\n', ...Object.fromEntries(Object.keys(files).map((path) => [path, 'a\n'])) },
    },
  });
  const pull = scene.propose({ files: { 'src/pay.py': untested } });
  const told = { ...files, 'src/pay.py': hits, 'made/x.py': [1] };
  measure(scene.as('an-karim'), pull, { reports: { 'lcov.info': lcov(told) } });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  expect(scene.page(pull)).toMatch(/22 files .*one is not in the repository.*: `made.x\.py`/);
});
