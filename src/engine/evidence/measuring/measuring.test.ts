import { describe, expect, test } from 'vitest';

import { measuringKeys, measuringPart } from './measuring-files.ts';
import { namedIn } from './named-in.ts';

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
  ])('counts %s whole', (path) => {
    expect(measuringPart(path)).toBe('whole');
  });

  test.each(['src/cart.ts', 'README.md', 'package-lock.json', 'src/github/a.ts', 'src/makefile-parser.ts'])(
    'leaves %s alone',
    (path) => {
      expect(measuringPart(path)).toBe('nothing');
    },
  );

  test('of a package only what it runs and how it tests', () => {
    expect(measuringPart('packages/api/package.json')).toBe('keys');
    const before = JSON.stringify({ scripts: { test: 'vitest' }, dependencies: { a: '1' } });
    const updated = JSON.stringify({ scripts: { test: 'vitest' }, dependencies: { a: '2' } });
    const weakened = JSON.stringify({ scripts: { test: 'vitest || true' }, dependencies: { a: '1' } });
    expect(measuringKeys('package.json', updated)).toBe(measuringKeys('package.json', before));
    expect(measuringKeys('package.json', weakened)).not.toBe(measuringKeys('package.json', before));
    expect(measuringKeys('package.json', '{ broken')).toBe('{ broken');
  });
});

describe('files that a workflow names', () => {
  const tree = [
    'tools/test.sh',
    'packages/api/run.js',
    'run.js',
    'ci/action/action.yml',
    'ci/action/index.js',
    'src/a.ts',
  ];

  test('in a step, from the root or its working directory', () => {
    expect(namedIn('run: ./tools/test.sh --all', tree)).toEqual(['tools/test.sh']);
    expect(namedIn('working-directory: ./packages/api/\nrun: node run.js', tree)).toEqual([
      'packages/api/run.js',
      'run.js',
    ]);
  });

  test('by a local action, with everything in its folder', () => {
    expect(namedIn('- uses: ./ci/action', tree)).toEqual(['ci/action/action.yml', 'ci/action/index.js']);
  });

  test('are none when it names none', () => {
    expect(namedIn('run: npm test', tree)).toEqual([]);
  });
});
