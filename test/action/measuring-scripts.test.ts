import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, onTestFinished, test } from 'vitest';

import { type Ran, runMeasuringScript } from '../real-tools/measuring-script.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder that may hold a tool which only tells its command line; `fails` are beginnings of those that end with 1. */
interface Checkout {
  readonly files?: Readonly<Record<string, string>>;
  readonly fails?: readonly string[];
}

interface Recorded extends Ran {
  readonly commands: readonly string[];
}

const TOOLS =
  'npm pnpm yarn corepack composer python mvn gradle go dotnet bundle semgrep vendor/bin/phpunit vendor/bin/pest';

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** Runs the script of the workflow with tools that do nothing but say how they were called. */
function recorded(tool: string, { files = {}, fails = [] }: Checkout = {}): Recorded {
  const folder = mkdtempSync(join(tmpdir(), 'garde-fou-measure-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [workspace, temporary] = [join(folder, 'work'), join(folder, 'temp')];
  mkdirSync(temporary);
  const log = join(folder, 'commands');
  writeFileSync(log, '');
  const failing = fails.map((start) => `"${start}"*) exit 1 ;;`).join(' ');
  const stub = (name: string): string =>
    `#!/bin/bash\necho "${name}\${*:+ $*}" >> '${log}'\ncase "${name} $*" in ${failing} *) ;; esac\n`;
  for (const name of TOOLS.split(' ').filter((one) => !one.includes('/'))) write(join(folder, 'bin', name), stub(name));
  symlinkSync(process.execPath, join(folder, 'bin/node'));
  mkdirSync(workspace);
  for (const [path, text] of Object.entries(files)) write(join(workspace, path), text === 'stub' ? stub(path) : text);
  const ran = runMeasuringScript(tool, { workspace, temporary, env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` } });
  return { ...ran, commands: readFileSync(log, 'utf8').trimEnd().replaceAll(temporary, 'TEMP').split('\n') };
}

const scripts = (given: Readonly<Record<string, string>>): string => JSON.stringify({ scripts: given });

describe('node', () => {
  const JUNIT = '--reporter=default --reporter=junit --outputFile.junit=junit.xml';

  test.each([
    [{ test: 'vitest run' }, [`npm test -- --coverage ${JUNIT}`]],
    [{ test: 'jest' }, ['npm test -- --coverage']],
    [{ test: 'c8 node --test' }, ['npm test --', 'npm exec -- c8 report --reporter=lcovonly']],
    [{ test: 'nyc mocha' }, ['npm test --', 'npm exec -- nyc report --reporter=lcovonly']],
    [{ test: 'node --import tsx --test' }, ['npm test --']],
    [{ test: 'react-scripts test' }, ['npm test -- --coverage']],
    [{ test: 'vitest run', coverage: 'vitest run --coverage' }, ['npm run coverage']],
  ])('%j is measured as that runner understands it', (given, commands) => {
    const { code, commands: told } = recorded('node', { files: { 'package.json': scripts(given) } });
    expect([code, told]).toEqual([0, ['npm ci --no-audit --no-fund', ...commands]]);
  });

  test('jest writes JUnit where jest-junit is installed', () => {
    const files = { 'package.json': scripts({ test: 'jest' }), 'node_modules/jest-junit/index.js': '' };
    expect(recorded('node', { files }).commands.at(-1)).toBe(
      'npm test -- --coverage --reporters=default --reporters=jest-junit',
    );
  });

  test.each([
    ['pnpm-lock.yaml', '', 'pnpm install --frozen-lockfile', `pnpm test --coverage ${JUNIT}`],
    ['yarn.lock', '# yarn lockfile v1\n', 'yarn install --frozen-lockfile', `yarn test --coverage ${JUNIT}`],
    ['yarn.lock', '__metadata:\n  version: 8\n', 'yarn install --immutable', `yarn test --coverage ${JUNIT}`],
  ])('%s %j is installed as it is locked', (lock, text, install, measured) => {
    const files = { 'package.json': scripts({ test: 'vitest' }), [lock]: text };
    expect(recorded('node', { files }).commands).toEqual([
      'npm install --global corepack@0.34.0',
      'corepack enable',
      install,
      measured,
    ]);
  });

  test.each(['pnpm', 'yarn'])('%s asks c8 for its report as well', (manager) => {
    const lock = manager === 'pnpm' ? 'pnpm-lock.yaml' : 'yarn.lock';
    const files = { 'package.json': scripts({ test: 'c8 mocha' }), [lock]: '' };
    const { commands } = recorded('node', { files });
    expect(commands.slice(-2)).toEqual([
      `${manager} test`,
      `${manager} ${manager === 'pnpm' ? 'exec' : 'run'} c8 report --reporter=lcovonly`,
    ]);
  });

  test('ends red with tests that fail, after the report was written', () => {
    const given = { files: { 'package.json': scripts({ test: 'c8 mocha' }) }, fails: ['npm test'] };
    const { code, commands } = recorded('node', given);
    expect([code, commands.at(-1)]).toEqual([1, 'npm exec -- c8 report --reporter=lcovonly']);
  });

  test('measures nothing where the locked packages cannot be installed', () => {
    const { code, commands } = recorded('node', { files: { 'package.json': '{}' }, fails: ['npm ci'] });
    expect([code, commands]).toEqual([1, ['npm ci --no-audit --no-fund']]);
  });

  test('vitest leaves coverage and JUnit, and fails with a test that fails', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'garde-fou-vitest-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const files: Record<string, string> = {
      'bin/npm': `#!/bin/sh\nif [ "$1" = ci ]; then exec ln -s '${root}node_modules' node_modules; fi\nPATH=/usr/local/bin:$PATH\nshift 2\nexec node_modules/.bin/vitest run "$@"\n`,
      'work/package.json': JSON.stringify({ type: 'module', scripts: { test: 'vitest run' } }),
      'work/a.js': 'export const a = () => 1;\nexport const b = () => 2;\n',
      'work/vitest.config.js':
        "export default { test: { coverage: { include: ['a.js'], reportOnFailure: true, reporter: ['lcovonly'] } } };\n",
      'work/a.test.js':
        "import { expect, test } from 'vitest';\nimport { a } from './a.js';\ntest('a', () => expect(a()).toBe(1));\ntest('b', () => expect(a()).toBe(2));\n",
    };
    for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
    mkdirSync(join(folder, 'temp'));
    symlinkSync(process.execPath, join(folder, 'bin/node'));
    const workspace = join(folder, 'work');
    const env = { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` };
    const { code } = runMeasuringScript('node', { workspace, temporary: join(folder, 'temp'), env });
    expect(code).toBe(1);
    expect(readFileSync(join(workspace, 'coverage/lcov.info'), 'utf8')).toMatch(/^DA:1,[1-9]\d*\nDA:2,/m);
    expect(readFileSync(join(workspace, 'junit.xml'), 'utf8')).toContain('tests="2" failures="1"');
  });
});

describe('php', () => {
  const install = 'composer install --no-interaction --no-progress --prefer-dist';
  const reports = '--coverage-clover=coverage/clover.xml --log-junit=coverage/junit.xml';

  test('runs phpunit, or pest where it is installed', () => {
    const files = { 'vendor/bin/phpunit': 'stub' };
    expect(recorded('php', { files }).commands).toEqual([install, `vendor/bin/phpunit ${reports}`]);
    const both = { ...files, 'vendor/bin/pest': 'stub' };
    expect(recorded('php', { files: both }).commands).toEqual([install, `vendor/bin/pest ${reports}`]);
  });
});

describe('python', () => {
  const measured = [
    'python -m pip install pytest pytest-cov',
    'python -m pytest --cov --cov-report=xml:coverage.xml --junitxml=junit.xml',
  ];

  test.each([
    [{}, []],
    [
      { 'requirements.txt': '', 'requirements-test.txt': '' },
      ['python -m pip install -r requirements.txt', 'python -m pip install -r requirements-test.txt'],
    ],
    [{ 'pyproject.toml': '' }, ['python -m pip install -e .[dev,test]']],
    [{ 'setup.py': '' }, ['python -m pip install -e .[dev,test]']],
  ])('%j installs what the repository names', (files, installed) => {
    expect(recorded('python', { files }).commands).toEqual([...installed, ...measured]);
  });
});

describe('java', () => {
  const jacoco = 'org.jacoco:jacoco-maven-plugin:0.8.13';

  test('maven, by the wrapper where there is one', () => {
    const goals = `--batch-mode --no-transfer-progress ${jacoco}:prepare-agent verify ${jacoco}:report`;
    expect(recorded('java-maven').commands).toEqual([`mvn ${goals}`]);
    expect(recorded('java-maven', { files: { mvnw: 'stub' } }).commands).toEqual([`mvnw ${goals}`]);
  });

  test('gradle, by the wrapper where there is one, with JaCoCo added from outside the repository', () => {
    const tasks = '--no-daemon --continue --init-script TEMP/jacoco.gradle test jacocoTestReport';
    expect(recorded('java-gradle').commands).toEqual([`gradle ${tasks}`]);
    expect(recorded('java-gradle', { files: { gradlew: 'stub' } }).commands).toEqual([`gradlew ${tasks}`]);
  });
});

test('go and .NET have one command each', () => {
  expect(recorded('go').commands).toEqual([
    'go run gotest.tools/gotestsum@v1.13.0 --junitfile junit.xml -- -covermode=atomic -coverprofile=coverage.out ./...',
  ]);
  expect(recorded('dotnet').commands).toEqual([
    'dotnet test --collect XPlat Code Coverage --results-directory test-results',
  ]);
});

test('semgrep runs nothing of the checkout, and searches what the repository would leave out', () => {
  const files = { '.semgrepignore': 'src/', 'src/.semgrepignore': '*' };
  expect(recorded('semgrep', { files }).commands).toEqual([
    'python -I -m pip install --quiet semgrep==1.185.0',
    'semgrep scan --config p/default --metrics off --no-git-ignore --max-target-bytes 0 --sarif --output semgrep.sarif .',
  ]);
});

describe('ruby', () => {
  const info = 'bundle info rspec_junit_formatter';

  test.each([
    [{}, [], ['bundle exec rake test']],
    [
      { 'spec/a.rb': '' },
      [],
      [info, 'bundle exec rspec --format progress --format RspecJunitFormatter --out junit.xml'],
    ],
    [{ 'spec/a.rb': '' }, ['bundle info'], [info, 'bundle exec rspec']],
  ])('%j, %j', (files, fails, commands) => {
    const { code, commands: told } = recorded('ruby', { files, fails });
    expect([code, told]).toEqual([0, ['bundle install', ...commands]]);
  });
});

test.each([
  ['php', 'composer install'],
  ['python', 'python -m pip install'],
  ['java-maven', 'mvn'],
  ['java-gradle', 'gradle'],
  ['go', 'go run'],
  ['dotnet', 'dotnet test'],
  ['ruby', 'bundle install'],
  ['semgrep', 'python -I -m pip install'],
])('%s ends red when %s fails', (tool, fails) => {
  const { code, commands } = recorded(tool, { files: { 'vendor/bin/phpunit': 'stub' }, fails: [fails] });
  expect([code, commands.length]).toEqual([1, 1]);
});

test('a script that is not in the workflow is not measured', () => {
  expect(() => recorded('make')).toThrow(/has 0 steps for make/);
});
