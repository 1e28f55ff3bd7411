import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type CheckDocument, checkDocument } from '../../src/check/document.ts';
import { type GitRepository, gitRepository } from '../support/git-repository.ts';
import { runCommand } from '../support/run-command.ts';

/** Lines that tests run, of how many: counted by hand in the sources beside the reports. */
type Share = readonly [covered: number, total: number];

interface Expected {
  readonly project: string;
  readonly reports: string;
  readonly whole: Share;
  readonly patch: Share;
}

const SOURCES: Readonly<Record<string, string>> = {
  javascript: 'src/**',
  python: 'shop/**',
  go: '**/*.go", "!**/*_test.go',
  java: 'src/main/**',
  php: 'src/**',
};

let repository: GitRepository;

beforeEach(() => {
  repository = gitRepository();
});
afterEach(() => repository.remove());

async function check(project: string, reports: string): Promise<CheckDocument> {
  const home = join(import.meta.dirname, project);
  cpSync(join(home, 'base'), repository.folder, { recursive: true });
  repository.commit('Start');
  repository.git('checkout', '-q', '-b', 'feature');
  cpSync(join(home, 'change'), repository.folder, { recursive: true });
  repository.commit('Add discounts');
  cpSync(join(home, 'reports'), join(repository.folder, 'reports'), { recursive: true });
  const policy = join(dirname(repository.folder), 'policy.yml');
  writeFileSync(
    policy,
    `version: 1
policies:
  coverage:
    perimeter: ["${SOURCES[project] ?? ''}"]
    project: { minimum: 99% }
    patch: { minimum: 99% }
  analysis:
    sarif: { new-findings: { fail-on: error } }
    tests: { minimum-total: 2, maximum-skipped: 50% }
`,
  );
  const { out } = await runCommand(
    ['check', '--json', '--policy', policy, '--evidence', ...reports.split(' ')],
    repository.folder,
  );
  return checkDocument.parse(JSON.parse(out));
}

const rule = ({ families }: CheckDocument, name: string) =>
  families.flatMap(({ rules }) => rules).find((one) => one.rule === name);

function shareIn(document: CheckDocument, name: string): readonly unknown[] | undefined {
  const told = rule(document, name)?.reasons.find(({ values }) => 'covered' in values && 'total' in values);
  return told === undefined ? undefined : [told.values['covered'], told.values['total']];
}

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
  (rule(document, 'analysis/findings')?.reasons ?? [])
    .filter(({ key }) => key === 'finding')
    .map(({ values, at }) => `${JSON.stringify(values['rule'])} ${at?.path ?? ''}:${at?.line ?? 0}`);

describe('findings', () => {
  test('of ESLint stand on their lines; warnings are slight', async () => {
    const document = await check('javascript', 'reports/eslint.sarif');
    expect(placesIn(document)).toEqual(['"no-var" src/label.js:3', '"prefer-template" src/label.js:4']);
    const slight = rule(document, 'analysis/findings')?.reasons.find(({ key }) => key === 'slight-findings');
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
  const told = rule(await check(project, reports), 'analysis/tests');
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
