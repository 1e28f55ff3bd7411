import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CheckDocument } from '../../src/check/document.ts';
import { type GitRepository, gitRepository } from '../support/git-repository.ts';
import { checkShop, ruleOf, type Share, shareIn } from './check-shop.ts';

interface Expected {
  readonly project: string;
  readonly reports: string;
  readonly whole: Share;
  readonly patch: Share;
}

let repository: GitRepository;

beforeEach(() => {
  repository = gitRepository();
});
afterEach(() => repository.remove());

const check = (project: string, reports: string): Promise<CheckDocument> =>
  checkShop(repository, project, {
    folder: join(import.meta.dirname, project, 'reports'),
    patterns: reports.split(' '),
  });

// In every project a discount is added of whose three statements tests run two, and a label that no test runs.
const coverage: readonly Expected[] = [
  ...['lcov.info', 'cobertura-coverage.xml', 'clover.xml', 'coverage-final.json'].map((report) => ({
    project: 'javascript',
    reports: `reports/${report}`,
    whole: [4, 9] as const,
    patch: [2, 6] as const,
  })),
  ...['coverage.xml', 'coverage.lcov', 'coverage.json'].map((report) => ({
    project: 'python',
    reports: `reports/${report}`,
    // `def` lines are statements that importing runs, and a statement over three lines is the line it begins on.
    whole: [6, 11] as const,
    patch: [3, 7] as const,
  })),
  // Go tells blocks from brace to brace: a function's first line, and each line of its blocks.
  { project: 'go', reports: 'reports/cover.out', whole: [6, 13], patch: [3, 8] },
  // A class's first line is its constructor, which nobody calls; a private one is left out.
  { project: 'java', reports: 'reports/jacoco.xml', whole: [4, 8], patch: [2, 5] },
  ...['clover.xml', 'cobertura.xml'].map((report) => ({
    project: 'php',
    reports: `reports/${report}`,
    whole: [4, 7] as const,
    patch: [2, 4] as const,
  })),
  { project: 'javascript', reports: 'reports/v8/lcov.info', whole: [10, 19], patch: [5, 12] },
  { project: 'javascript', reports: 'reports/c8/lcov.info', whole: [11, 19], patch: [6, 12] },
  { project: 'javascript', reports: 'reports/c8/cobertura-coverage.xml', whole: [11, 19], patch: [6, 12] },
];

describe.each(coverage)('$project, $reports', ({ project, reports, whole, patch }) => {
  test('covers as many lines as one counts by hand', async () => {
    const document = await check(project, reports);
    expect(shareIn(document, 'coverage/project')).toEqual(whole);
    expect(shareIn(document, 'coverage/patch')).toEqual(patch);
  });
});

const placesIn = (document: CheckDocument): readonly string[] =>
  (ruleOf(document, 'analysis/findings')?.reasons ?? [])
    .filter(({ key }) => key === 'finding')
    .map(({ values, at }) => `${JSON.stringify(values['rule'])} ${at?.path ?? ''}:${at?.line ?? 0}`);

describe('findings', () => {
  test('of ESLint stand on their lines; warnings are slight', async () => {
    const document = await check('javascript', 'reports/eslint.sarif');
    expect(placesIn(document)).toEqual(['"no-var" src/label.js:3', '"prefer-template" src/label.js:4']);
    const slight = ruleOf(document, 'analysis/findings')?.reasons.find(({ key }) => key === 'slight-findings');
    expect(slight?.values).toEqual({ tool: 'ESLint', count: 7 });
  });

  test('of Semgrep, whose levels stand with its rules', async () => {
    const document = await check('python', 'reports/semgrep.sarif');
    expect(placesIn(document)).toEqual(['"no-floor-division" shop/price.py:15']);
  });

  test('of PHP_CodeSniffer, in Checkstyle’s form', async () => {
    const places = placesIn(await check('php', 'reports/phpcs.xml'));
    expect(places).toContain('"PEAR.Commenting.FunctionComment.Missing" src/Price.php:16');
    expect(new Set(places.map((place) => place.replace(/^\S+ |:\d+$/g, '')))).toEqual(
      new Set(['src/Label.php', 'src/Price.php']),
    );
  });
});

test.each([
  ['javascript', 'reports/junit.xml'],
  ['python', 'reports/junit.xml'],
  ['go', 'reports/junit.xml'],
  ['java', 'reports/TEST-com.example.shop.PriceTest.xml'],
  ['php', 'reports/junit.xml'],
])('%s, %s: two tests pass and one is skipped', async (project, reports) => {
  const told = ruleOf(await check(project, reports), 'analysis/tests');
  expect(told?.outcome).toBe('pass');
  expect(told?.reasons[0]?.values).toEqual({ total: 3, passed: 2, skipped: 1 });
});

test('several kinds of reports make one answer', async () => {
  const document = await check('python', 'reports/coverage.xml reports/junit.xml reports/semgrep.sarif');
  expect(document.families.map(({ family, outcome }) => [family, outcome])).toEqual([
    ['analysis', 'fail'],
    ['coverage', 'fail'],
  ]);
  expect(document.notes.join(' ')).toContain('3 reports were taken in');
});

test('no report names the machine that it was made on', () => {
  const files = globSync('*/reports/**', { cwd: import.meta.dirname, withFileTypes: true });
  const texts = files
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  expect(texts.length).toBeGreaterThan(15);
  expect(texts.filter((text) => /\/tmp\/|\/root\b|hostname="(?!runner")/.test(text))).toEqual([]);
});
