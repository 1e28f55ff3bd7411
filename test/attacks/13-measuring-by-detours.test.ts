import { afterEach, expect, test } from 'vitest';

import { openScene, type Scene } from '../scenarios/github/harness.ts';
import { CI, coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

type Files = Readonly<Record<string, string>>;
const CART = { 'src/cart.ts': 'export const a = 1;\n' };
const running = (step: string): string => `on: pull_request\njobs:\n  unit:\n    steps:\n      - ${step}\n`;

async function proposed(base: Files, change: Files): Promise<ReturnType<Scene['propose']>> {
  const files = { 'src/shop.ts': 'export const a = 1;\n', ...base };
  scene = await openScene({ policy: coveragePolicy({ trust: 'base-workflow' }), shop: { files } });
  const pull = scene.propose({ files: { ...CART, ...change } });
  await scene.settled();
  measure(scene.as('an-karim'), pull, {
    reports: { 'lcov.info': lcov({ 'src/cart.ts': [1] }) },
    signed: false,
    uses: null,
  });
  return pull;
}

const npm = JSON.stringify({ scripts: { test: 'node tools/run.data', start: 'node src/shop.ts' } });

test.each<[string, Files, Files]>([
  [
    'the action at the root',
    { [CI]: running('uses: ./'), 'action.yml': 'runs: { main: index.js }' },
    { 'index.js': 'a' },
  ],
  [
    'a script of a folder that a step enters',
    { [CI]: running('run: cd ci && ./measure.sh') },
    { 'ci/measure.sh': 'a' },
  ],
  ['what the named script runs', { [CI]: running('run: ./ci/measure'), 'ci/measure': '. ci/lib' }, { 'ci/lib': 'a' }],
  [
    'what a script of the package runs',
    { [CI]: running('run: npm test'), 'package.json': npm },
    { 'tools/run.data': 'a' },
  ],
  [
    'what the configuration imports',
    { 'vitest.config.ts': 'export { default } from "./base.json"' },
    { 'base.json': '{}' },
  ],
  ['the tool itself', { 'package-lock.json': '{}' }, { 'package-lock.json': '{"v": \n "file:tools/fake.tgz"}' }],
])('%s leaves it shut', async (_, base, change) => {
  const pull = await proposed(base, change);
  expect(await scene.pageOfShut(pull)).toContain('how things are measured');
});

const lock = (version: string): string =>
  JSON.stringify(
    {
      packages: { 'node_modules/vitest': { resolved: `https://registry.npmjs.org/vitest/-/vitest-${version}.tgz` } },
    },
    null,
    2,
  );

test('an honest change of code, tests and dependencies opens the gate', async () => {
  const pull = await proposed(
    {
      [CI]: running('uses: actions/checkout@v4') + '      - run: npm ci && npm test # see docs/ci.md\n',
      'package.json': JSON.stringify({
        scripts: { test: 'vitest', start: 'node src/server.js' },
        devDependencies: { vitest: '3.0.0' },
      }),
      'package-lock.json': lock('3.0.0'),
      'vite.config.ts': 'export default { entry: "src/main.ts" };\n',
    },
    {
      'package.json': JSON.stringify({
        scripts: { test: 'vitest', start: 'node src/server.js' },
        devDependencies: { vitest: '3.1.0' },
      }),
      'package-lock.json': lock('3.1.0'),
      'docs/ci.md': 'b\n',
      'test/cart.test.ts': 'b\n',
    },
  );
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
});
