import { cpSync, existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readManifest } from '../../src/engine/evidence/manifest/read-manifest.ts';
import { machine, runAction } from '../action/runner.ts';
import { type GitRepository, gitRepository } from '../support/git-repository.ts';
import { checkShop, ruleOf, type Share, shareIn } from './check-shop.ts';
import { ways } from './ways.ts';

interface Expected {
  readonly formats: readonly string[];
  readonly whole: Share;
  readonly patch: Share;
  /** Passed and skipped; nothing where the way leaves no report of tests. */
  readonly tests: readonly [passed: number, skipped: number] | null;
}

const vitest: Expected = { formats: ['clover', 'istanbul-json', 'junit'], whole: [4, 9], patch: [2, 6], tests: [2, 1] };
const python: Expected = { formats: ['cobertura', 'junit'], whole: [6, 11], patch: [3, 7], tests: [2, 1] };
const java: Expected = { formats: ['jacoco', 'junit'], whole: [4, 8], patch: [2, 5], tests: [2, 1] };

/**
 * Counted by hand in the sources, as in the test beside this one. A file without a record is uncovered; c8 with its
 * own report counts each line of a file that ran not at all, and SimpleCov counts `end` there.
 */
const expected: Readonly<Record<string, Expected>> = {
  'npm-vitest': vitest,
  'npm-jest': { ...vitest, formats: ['clover', 'istanbul-json', 'lcov', 'junit'] },
  'npm-c8': { formats: ['lcov'], whole: [11, 19], patch: [6, 12], tests: null },
  'npm-script': { formats: ['cobertura', 'junit'], whole: [11, 20], patch: [6, 13], tests: [2, 1] },
  pnpm: vitest,
  'yarn-classic': vitest,
  'yarn-berry': vitest,
  'python-project': python,
  'python-requirements': python,
  maven: java,
  gradle: java,
  go: { formats: ['gocover', 'junit'], whole: [6, 13], patch: [3, 8], tests: [2, 1] },
  phpunit: { formats: ['clover', 'junit'], whole: [4, 7], patch: [2, 4], tests: [2, 1] },
  rspec: { formats: ['simplecov', 'junit'], whole: [7, 13], patch: [3, 9], tests: [2, 1] },
  minitest: { formats: ['simplecov'], whole: [7, 13], patch: [3, 9], tests: null },
};

let repository: GitRepository;

beforeEach(() => {
  repository = gitRepository();
});
afterEach(() => repository.remove());

test('every way is expected to come to something, and has its reports and versions here', () => {
  expect(Object.keys(expected).toSorted()).toEqual(ways.map(({ name }) => name).toSorted());
  const bare = ways.filter(({ name }) => !existsSync(join(import.meta.dirname, 'measured', name, 'versions.txt')));
  expect(bare).toEqual([]);
});

/** Finds and collects what a way left, as the two jobs do: the folder of the artifact, and the formats in it. */
async function collected(name: string): Promise<{ readonly folder: string; readonly formats: readonly unknown[] }> {
  const on = machine();
  cpSync(join(import.meta.dirname, 'measured', name, 'reports'), on.workspace, { recursive: true });
  const { outputs: found } = await runAction(on, { with: { mode: 'find', name: 'unit' } });
  const given = { name: 'unit', 'handed-over': found['path'] ?? '', digest: found['digest'] ?? '' };
  const { outputs } = await runAction(machine(), { with: given });
  const folder = outputs['path'] ?? '';
  const manifest = readManifest(readFileSync(join(folder, 'garde-fou-manifest.json')));
  return { folder, formats: manifest.ok ? manifest.value.reports.map(({ format }) => format) : [] };
}

describe.each(ways)('$name', ({ name, language }) => {
  test('what its script left is found, collected, read, and comes to the figures that one counts by hand', async () => {
    const { folder, formats } = await collected(name);
    const document = await checkShop(repository, language, { folder, patterns: ['reports/reports/**'] });
    const tests = ruleOf(document, 'analysis/tests')?.reasons[0]?.values ?? {};
    expect({
      formats,
      whole: shareIn(document, 'coverage/project'),
      patch: shareIn(document, 'coverage/patch'),
      tests: 'passed' in tests ? [tests['passed'], tests['skipped']] : null,
    }).toEqual(expected[name]);
  });
});

test('no report names the machine that it was made on', () => {
  const files = globSync('measured/*/{reports/**,versions.txt}', { cwd: import.meta.dirname, withFileTypes: true });
  const texts = files
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  expect(texts.length).toBeGreaterThan(30);
  expect(texts.filter((text) => /\/tmp\/|\/root\b|hostname="(?!runner)/.test(text))).toEqual([]);
});
