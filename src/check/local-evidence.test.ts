import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { type GitRepository, gitRepository } from '../../test/support/git-repository.ts';
import type { Facts, PieceName } from '../engine/facts/facts.ts';
import { openRepository } from '../platform/git/open-repository.ts';
import { tipNamed } from '../platform/git/revisions.ts';
import { rangeOf, readLocalFacts } from './local-facts.ts';
import { readReports } from './read-reports.ts';

let repository: GitRepository;

beforeEach(() => {
  repository = gitRepository();
  repository.write('src/kept.ts', '// the first\nexport const one = 1;\nexport const two = 2;\n');
  repository.write(
    'src/old.ts',
    'export const a = 1;\nexport const b = 2;\nexport const c = 3;\nexport const d = 4;\n',
  );
  repository.commit();
  repository.git('checkout', '-q', '-b', 'feature');
});
afterEach(() => repository.remove());

const WANTED: ReadonlySet<PieceName> = new Set(['evidence', 'coverage', 'tests', 'analysis']);

async function piecesWith(
  patterns: readonly string[],
  isMeasured: (path: string) => boolean = () => true,
): Promise<Facts['pieces']> {
  const found = await openRepository(repository.folder);
  const range = await rangeOf(found, await tipNamed(found.root, 'main'), await tipNamed(found.root, 'feature'));
  const reports = await readReports(patterns, repository.folder);
  const { pieces } = await readLocalFacts(found, range, {
    now: '2026-10-14T10:00:00Z',
    wanted: WANTED,
    reports,
    secrets: null,
    isMeasured,
  });
  return pieces;
}

async function coverageWith(...patterns: readonly string[]) {
  const { coverage } = await piecesWith(patterns);
  if (!coverage.known) throw new Error(coverage.problem.key);
  return coverage.value;
}

const lcov = (path: string, hits: readonly number[]): string =>
  `SF:${path}\n${hits.map((count, index) => `DA:${index + 1},${count}\n`).join('')}end_of_record\n`;

test('changed lines are counted, of a renamed file only those that are new', async () => {
  repository.git('mv', 'src/old.ts', 'src/new.ts');
  repository.write(
    'src/new.ts',
    'export const a = 1;\nexport const b = 2;\n// why\nexport const c = 3;\nexport const d = 4;\nf();\n',
  );
  repository.write('src/fresh.ts', 'one();\n\n// two\nthree();\n');
  repository.write('image.png', Uint8Array.of(0, 1));
  repository.commit();
  const { changes, unread, sources } = await coverageWith('nothing');
  const told = changes.map(({ path, isNew, changed, code }) => [path, isNew, [...changed], [...code]]);
  expect(told).toEqual([
    ['src/fresh.ts', true, [1, 2, 3, 4], [1, 4]],
    ['src/new.ts', false, [3, 6], [6]],
  ]);
  expect(unread).toEqual(['image.png']);
  expect([...sources]).toEqual([
    ['src/fresh.ts', 2],
    ['src/kept.ts', 2],
    ['src/new.ts', 5],
  ]);
});

test('a file that comes from where nothing is measured is new', async () => {
  repository.git('mv', 'src/old.ts', 'src/new.ts');
  repository.commit();
  const { coverage } = await piecesWith(['nothing'], (path) => path !== 'src/old.ts');
  expect(coverage.known && coverage.value.changes[0]).toMatchObject({ path: 'src/new.ts', isNew: true });
});

test('of reported files that did not change the lines are counted, and of no other', async () => {
  repository.write('src/fresh.ts', 'one();\n');
  repository.write('report.info', lcov('src/kept.ts', [1, 1, 1, 1, 1, 1, 1, 1, 1]) + lcov('src/fresh.ts', [1]));
  repository.write('.gitignore', 'report.info\n');
  repository.commit();
  const { lengths } = await coverageWith('report.info');
  expect([...lengths]).toEqual([['src/kept.ts', 3]]);
});

test('reports of several formats make one delivery that nobody vouches for', async () => {
  repository.write('reports/a.info', lcov(join(repository.folder, 'src/kept.ts'), [0, 1, 0]));
  repository.write('reports/b.info', lcov('src/kept.ts', [0, 0, 1]));
  repository.write('reports/same.info', lcov('src/kept.ts', [0, 0, 1]));
  repository.write('reports/junit.xml', '<testsuite><testcase classname="a" name="b" file="c"/></testsuite>');
  repository.write('.gitignore', 'reports\n');
  repository.commit();
  const { evidence, coverage, tests, analysis } = await piecesWith(['reports/*', 'missing/**']);
  expect(evidence).toMatchObject({
    known: true,
    value: {
      deliveries: [
        {
          trust: 'unverified',
          doubts: [{ key: 'local-files' }],
          run: null,
          tested: repository.git('rev-parse', 'HEAD').trim(),
          reports: [
            { path: 'reports/a.info' },
            { path: 'reports/b.info' },
            { path: 'reports/junit.xml', kind: 'tests' },
          ],
          problems: [{ reason: { key: 'report-not-found', values: { path: 'missing/**' } } }],
        },
      ],
    },
  });
  const lines = { numbers: Uint32Array.of(1, 2, 3), hits: Uint32Array.of(0, 1, 1) };
  expect(coverage).toMatchObject({ value: { deliveries: [{ files: [{ path: 'src/kept.ts', lines }] }] } });
  expect(tests).toMatchObject({ value: { deliveries: [{ cases: [{ name: 'b', outcome: 'passed' }] }] } });
  expect(analysis).toMatchObject({ value: { deliveries: [] } });
});

test('a file that is another one in the work tree is left out', async () => {
  repository.write('cover.info', lcov('src/kept.ts', [0, 1, 1]) + lcov('src/old.ts', [1, 1, 1, 1]));
  repository.commit();
  repository.write('src/kept.ts', 'export const one = 1;\n');
  repository.write(
    'src/old.ts',
    'export const a = 1;\r\nexport const b = 2;\r\nexport const c = 3;\r\nexport const d = 4;\r\n',
  );
  const [delivery] = (await coverageWith('cover.info')).deliveries;
  expect(delivery).toMatchObject({ otherText: ['src/kept.ts'], files: [{ path: 'src/old.ts' }] });
});

test('findings get the text of their line', async () => {
  repository.write(
    'checkstyle.xml',
    '<checkstyle><file name="src/kept.ts"><error line="2" source="rule"/></file></checkstyle>',
  );
  repository.commit();
  const { analysis } = await piecesWith(['checkstyle.xml']);
  const findings = [{ finding: { path: 'src/kept.ts', line: 2 }, lineText: 'export const one = 1;' }];
  expect(analysis).toMatchObject({ value: { deliveries: [{ runs: [{ findings }] }] } });
});

test('what is no report, or not whole, is a problem of the delivery', async () => {
  repository.write('cut.xml', '<coverage><packages><package>');
  repository.write('notes.txt', 'hello');
  symlinkSync('/dev/zero', join(repository.folder, 'endless.info'));
  repository.commit();
  const { evidence } = await piecesWith(['cut.xml', 'notes.txt', 'endless.info']);
  expect(evidence).toMatchObject({
    value: {
      deliveries: [
        {
          reports: [],
          problems: [
            { reason: { key: 'report-not-found', values: { path: 'endless.info' } } },
            { reason: { key: 'report-truncated', values: { path: 'cut.xml' } } },
            { reason: { key: 'report-unrecognised', values: { path: 'notes.txt' } } },
          ],
        },
      ],
    },
  });
});

test('what measures is told by the same rules as on GitHub: scripts, configuration, and what they name', async () => {
  const write = (scripts: string, setup: string): void => {
    repository.write(
      'package.json',
      `{ "scripts": { "test": "node ${scripts}" }, "version": "${String(setup.length)}" }`,
    );
    repository.write('tools/run.js', setup);
    repository.write('.github/workflows/ci.yml', 'jobs: { unit: { steps: [{ run: npm test }] } }');
  };
  write('tools/run.js', 'run();\n');
  repository.commit();
  repository.git('branch', '-f', 'main');
  const changed = async () => {
    repository.commit();
    const { evidence } = await piecesWith(['nothing']);
    return evidence.known && evidence.value.measuringChanged;
  };
  repository.write('src/kept.ts', 'export const none = 0;\n');
  expect(await changed()).toEqual([]);
  write('tools/run.js', 'run({ less: true });\n');
  repository.git('mv', 'src/old.ts', 'vitest.config.ts');
  expect(await changed()).toEqual(['tools/run.js', 'vitest.config.ts']);
  write('tools/other.js', 'run({ less: true });\n');
  expect(await changed()).toEqual(['package.json', 'tools/run.js', 'vitest.config.ts']);
});
