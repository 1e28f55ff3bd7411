import { describe, expect, test } from 'vitest';

import { measuringKeys, scriptsIn } from './manifest-keys.ts';
import { measuringPart } from './measuring-files.ts';
import { emptyNaming, isNamed, noteNames } from './naming.ts';

describe('what decides how code is measured', () => {
  test.each([
    '.github/workflows/ci.yml',
    '.github/scripts/run.sh',
    'Makefile',
    'packages/api/vitest.config.ts',
    'jest.config.js',
    'src/setupTests.ts',
    '.nycrc.json',
    'phpunit.xml.dist',
    'phpstan.neon',
    'pyproject.toml',
    'sub/.coveragerc',
    'tests/conftest.py',
    'app/build.gradle.kts',
    'pom.xml',
    'docker-compose.test.yml',
    'compose.yaml',
    '.npmrc',
    'spec/spec_helper.rb',
    'gradle/wrapper/gradle-wrapper.jar',
    'action.yml',
    '.yarn/releases/yarn-4.5.0.cjs',
    'patches/vitest+3.0.0.patch',
    'tests/bootstrap.php',
    'test/setup.ts',
    'tsconfig.json',
    'bunfig.toml',
    'biome.json',
    'detekt.yml',
    '.editorconfig',
    'CMakeLists.txt',
    'buildSrc/src/main/kotlin/Coverage.kt',
    'setup.py',
    'sitecustomize.py',
    'nuget.config',
    'src/test/resources/junit-platform.properties',
  ])('counts %s whole', (path) => {
    expect(measuringPart(path)).toBe('whole');
  });

  test.each(['src/cart.ts', 'README.md', 'src/github/a.ts', 'src/makefile-parser.ts', 'test/cart.test.ts', '.nvmrc'])(
    'leaves %s alone',
    (path) => {
      expect(measuringPart(path)).toBe('nothing');
    },
  );
});

const keys = (one: object, other: object, path = 'packages/api/package.json'): readonly [string, string] => {
  const [a, b] = [JSON.stringify(one, null, 2), JSON.stringify(other, null, 2)];
  return [measuringKeys(path, a, b), measuringKeys(path, b, a)];
};

const lock = (resolved: string, version = '3.0.0', more: object = {}): object => ({
  packages: {
    'node_modules/vitest': { version, resolved, funding: { url: `https://pay.example/${version}` } },
    ...more,
  },
});

const registry = (name: string, version = '3.0.0'): string =>
  `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`;

const taken = (name: string, owner: string, commit: string): object => ({
  name,
  dist: { url: `https://api.github.com/repos/${owner}/zipball/${commit}` },
});

const project = (inside: string): string => `<Project>\n  ${inside}\n</Project>`;

const keysOf = (text: string): string => measuringKeys('requirements-dev.txt', text, '');

describe('what decides in a manifest', () => {
  const base = { name: 'shop', scripts: { test: 'vitest' }, devDependencies: { vitest: '3.0.0' } };
  const weakened: readonly (readonly [string, object])[] = [
    ['what it runs', { scripts: { test: 'vitest || true' } }],
    ['the tool from a file', { devDependencies: { vitest: 'file:tools/fake.tgz' } }],
    ['the tool from a forge', { devDependencies: { vitest: 'an-karim/vitest' } }],
    ['another package in its place', { devDependencies: { vitest: 'npm:evil@3.0.0' } }],
    ['another package in its place by overrides', { overrides: { vitest: 'npm:evil@3.0.0' } }],
    ['another package manager', { packageManager: 'npm@https://evil.example/npm.tgz' }],
    ['a patch', { pnpm: { patchedDependencies: { vitest: 'patches/vitest.patch' } } }],
  ];

  test.each(weakened)('%s', (_, change) => {
    const [before, after] = keys(base, { ...base, ...change });
    expect(after).not.toBe(before);
  });

  test.each<[string, object]>([
    ['a newer tool', { devDependencies: { vitest: '^3.1.0-beta.1' } }],
    [
      'a further package',
      { devDependencies: { vitest: '3.0.0', zod: '>=4 <5', '@acme/b': 'workspace:*', c: 'catalog:' } },
    ],
    ['a newer package manager', { packageManager: 'pnpm@10.2.0+sha512.abc' }],
    ['a newer version by overrides', { overrides: { minimist: '1.2.6' } }],
    ['its own version', { version: '2.0.0' }],
  ])('not %s', (_, change) => {
    const [before, after] = keys(base, { ...base, ...change });
    expect(after).toBe(before);
  });

  test('what cannot be read counts whole', () => {
    expect(measuringKeys('package.json', '{ broken', '{}')).toBe('{ broken');
  });

  test('a lock file counts as soon as a package comes from somewhere else', () => {
    const path = 'package-lock.json';
    const before = lock(registry('vitest'));
    const unchanged = keys(before, lock(registry('vitest', '3.1.0'), '3.1.0'), path);
    expect(unchanged[1]).toBe(unchanged[0]);
    for (const resolved of [registry('evil'), 'https://evil.example/vitest.tgz', 'file:tools/fake.tgz']) {
      const [one, other] = keys(before, lock(resolved), path);
      expect(other).not.toBe(one);
    }
  });

  test('a package that composer takes from another owner, not a new one', () => {
    const before = { packages: [taken('phpunit/phpunit', 'sebastianbergmann/phpunit', 'a')] };
    const updated = {
      packages: [taken('phpunit/phpunit', 'sebastianbergmann/phpunit', 'b'), taken('a/b', 'a/b', 'c')],
    };
    const replaced = { packages: [taken('phpunit/phpunit', 'evil/phpunit', 'a')] };
    const [one, other] = keys(before, updated, 'composer.lock');
    expect(other).toBe(one);
    const [now, evil] = keys(before, replaced, 'composer.lock');
    expect(evil).not.toBe(now);
  });

  test('a project of .NET counts without the packages that it refers to', () => {
    const refers = (version: string): string => project(`<PackageReference Include="A" Version="${version}" />`);
    const path = 'src/Shop.csproj';
    expect(measuringKeys(path, refers('1'), '')).toBe(measuringKeys(path, refers('2'), ''));
    expect(measuringKeys(path, project('<ExcludeByFile>**/Pay.cs</ExcludeByFile>'), '')).not.toBe(
      measuringKeys(path, project(''), ''),
    );
  });

  test('requirements count with what they take from elsewhere', () => {
    expect(keysOf('pytest==9\npytest-cov==7\n')).toBe(keysOf('pytest==8\nrequests==3\n'));
    for (const line of ['-e ./tools/fake', '--index-url https://evil.example', 'pytest @ https://evil.example/p.whl'])
      expect(keysOf(`pytest==8\n${line}\n`)).not.toBe(keysOf('pytest==8\n'));
  });

  test('the scripts of a package, and those of Composer that are lists', () => {
    expect([...scriptsIn('a/package.json', '{"scripts":{"test":"a","x":1}}')]).toEqual([
      ['test', 'a'],
      ['x', ''],
    ]);
    expect([...scriptsIn('composer.json', '{"scripts":{"test":["a","b"]}}')]).toEqual([['test', 'a\nb']]);
    expect([...scriptsIn('package.json', '{ broken')]).toEqual([]);
  });
});

const CI = '.github/workflows/ci.yml';

describe('what a text names', () => {
  test.each<[string, string, string, string]>([
    ['a script', CI, 'run: ./tools/test.sh --all', 'tools/test.sh'],
    ['from its working directory', CI, 'working-directory: ./packages/api/\nrun: node run.js', 'packages/api/run.js'],
    ['in a folder that a step enters', CI, 'run: cd ci && ./measure.sh', 'ci/measure.sh'],
    ['without an extension', CI, 'run: if [ -f ci/before ]; then . ci/before; fi', 'ci/before'],
    ['below the workspace', CI, 'run: "$GITHUB_WORKSPACE/ci/b.sh"', 'ci/b.sh'],
    ['below the workspace of the context', CI, 'run: ${{ github.workspace }}/ci/a.sh', 'ci/a.sh'],
    ['below a folder in a variable', CI, 'run: . $folder/b.sh', 'ci/b.sh'],
    ['one folder up', CI, 'working-directory: app\nrun: ../ci/a.sh', 'ci/a.sh'],
    ['up and down again', CI, 'run: node ci/../tools/b.js', 'tools/b.js'],
    ['by all that lie in a folder', CI, 'run: for f in ci/*.sh; do sh "$f"; done', 'ci/a.sh'],
    ['without what Node adds', CI, 'run: node ci/measure', 'ci/measure.js'],
    ['as a module of Python', CI, 'run: python -m ci.measure', 'ci/measure.py'],
    ['as a local action', CI, '- uses: ./ci/action', 'ci/action/index.js'],
    ['of the product, by its path', CI, 'run: node src/measure-all.js', 'src/measure-all.js'],
    ['in a script', 'ci/measure', '. ci/lib', 'ci/lib'],
    ['in a Makefile', 'Makefile', 'test:\n\t./ci/test\n', 'ci/test'],
    ['by the main file of an action', 'action.yml', 'runs: { using: node24, main: index.js }', 'index.js'],
    ['as an import of configuration', 'vitest.config.ts', 'export { default } from "./base";', 'base.ts'],
    ['as data of configuration', 'vitest.config.ts', 'const a = read("base.json")', 'base.json'],
    [
      'as what prepares the tests',
      'phpunit.xml',
      '<phpunit bootstrap="app/test_bootstrap.php"/>',
      'app/test_bootstrap.php',
    ],
  ])('%s', (_, own, text, path) => {
    const naming = emptyNaming();
    noteNames(naming, own, text);
    expect(isNamed(naming, path)).toBe(true);
  });

  test.each<[string, string, string, string]>([
    ['a command', CI, 'run: npm test', 'tools/test.sh'],
    ['sources of a pattern', CI, "run: npx vitest 'src/**/*.test.ts'", 'src/a.test.ts'],
    ['a page', CI, '# see docs/ci.md', 'docs/ci.md'],
    ['a source in a list', 'pyproject.toml', '"shop/__init__.py" = ["F401"]', 'shop/__init__.py'],
    ['an entry of the product', 'vite.config.ts', 'entry: "src/main.ts"', 'src/main.ts'],
    ['an imported part of the product', 'vite.config.ts', 'import { plugins } from "./src/list"', 'src/list.ts'],
    ['a server that a script starts', 'start.sh', 'node src/server.js & vitest', 'src/server.js'],
    ['a single test', 'Makefile', 'go test ./cart_test.go', 'cart_test.go'],
  ])('not %s', (_, own, text, path) => {
    const naming = emptyNaming();
    noteNames(naming, own, text);
    expect(isNamed(naming, path)).toBe(false);
  });

  test('a text that is all names takes no longer than it is long', () => {
    const text = Array.from(
      { length: 20_000 },
      (_, at) => `working-directory: d${at}\nrun: w${at}x */*${at}.sh\n`,
    ).join('');
    const naming = emptyNaming();
    const from = performance.now();
    noteNames(naming, CI, text);
    for (let at = 0; at < 20_000; at += 1) isNamed(naming, `packages/p${at}/deep/er/file${at}.ts`);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
