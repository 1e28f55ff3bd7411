import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inspectDocuments } from './inspect-documents.ts';
import { inspect } from './inspect.ts';

const lcov = 'SF:src/a.ts\nDA:1,1\nDA:2,0\nBRDA:1,0,0,1\nBRDA:1,0,1,0\nLF:3\nLH:3\nend_of_record\n';
const junit = '<testsuite name="s"><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite>';
const checkstyle =
  '<checkstyle><file name="a.php"><error line="3" severity="error" message="no" source="R"/></file></checkstyle>';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  await writeFile(join(folder, 'report.txt'), lcov);
  await writeFile(join(folder, 'again.txt'), lcov);
  await writeFile(join(folder, 'tests.txt'), junit);
  await writeFile(join(folder, 'analysis.txt'), checkstyle);
  await writeFile(join(folder, 'broken.txt'), 'SF:a\nDA:1,1\n');
  await writeFile(join(folder, 'empty.txt'), '');
  await writeFile(join(folder, 'prose.txt'), 'All is well.\n');
});

afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await inspect(args, {
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
    stdin: Readable.from([Buffer.from(lcov)]),
    cwd: folder,
  });
  return { code, ...written };
}

const document = {
  format: 'lcov',
  files: [{ path: 'src/a.ts', lines: { covered: 1, total: 2 }, branches: { covered: 1, total: 2 } }],
  totals: { lines: { covered: 1, total: 2 }, branches: { covered: 1, total: 2 } },
  warnings: [{ key: 'totals-differ', count: 1, path: 'src/a.ts', declared: 3, counted: 2 }],
};

describe('inspect coverage', () => {
  test.each([
    ['prints one document', ['report.txt']],
    ['counts the same report given twice once', ['report.txt', 'again.txt']],
    ['reads standard input', ['-']],
  ])('%s', async (_, files) => {
    const { code, out, err } = await run('coverage', ...files, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual(document);
  });

  test('shows people a line a file and the totals', async () => {
    const { out } = await run('coverage', 'report.txt');
    expect(out.split('\n')).toEqual([
      '1/2 50.00 %  src/a.ts',
      'lcov: 1 files, lines 1/2 50.00 %, branches 1/2 50.00 %',
      'warning: totals-differ ×1 src/a.ts declared 3, counted 2',
      '',
    ]);
  });
});

test('inspect tests prints cases and totals', async () => {
  const { out } = await run('tests', 'tests.txt', '--json');
  expect(JSON.parse(out)).toMatchObject({
    format: 'junit',
    totals: { tests: 2, passed: 1, failed: 1 },
    cases: [{ name: 'a' }, { name: 'b' }],
  });
});

test('inspect analysis prints runs and totals', async () => {
  const { out } = await run('analysis', 'analysis.txt', '--json');
  expect(JSON.parse(out)).toMatchObject({
    format: 'checkstyle',
    totals: { findings: 1, error: 1 },
    runs: [{ findings: [{ rule: 'R', line: 3 }] }],
  });
});

test.each([
  ['without anything to do', [], 'usage'],
  ['with an unknown kind', ['weather', 'report.txt'], 'usage'],
  ['with an unknown option', ['coverage', 'report.txt', '--loud'], 'usage'],
  ['on a file that is not there', ['coverage', 'none.txt'], 'none.txt: there is no such file;'],
  ['on a folder', ['coverage', '.'], '.: is a folder; name the report in it.'],
  ['on an empty file', ['coverage', 'empty.txt'], 'empty.txt: is empty;'],
  ['on what is no report', ['coverage', 'prose.txt'], 'prose.txt: is no report of a known format;'],
  ['on a report of another kind', ['tests', 'report.txt'], 'report.txt: holds coverage (lcov), not tests.'],
  ['on a report cut short', ['coverage', 'broken.txt'], 'broken.txt: ends too early at line 2.'],
])('%s it answers 2 with one clear line', async (_, args, message) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^[^\n]+\n$/);
  expect(err).toContain(message);
});

test.each([
  ['coverage', 'report.txt'],
  ['tests', 'tests.txt'],
  ['analysis', 'analysis.txt'],
] as const)('inspect %s prints what its schema says', async (kind, file) => {
  const { out } = await run(kind, file, '--json');
  expect(inspectDocuments[kind].safeParse(JSON.parse(out)).error).toBeUndefined();
});

test.each(['\uFEFF', ''])('a report in UTF-16 is told from what is no report, its mark being %j', async (mark) => {
  await writeFile(join(folder, 'utf16.txt'), Buffer.from(`${mark}${checkstyle}`, 'utf16le'));
  const { code, err } = await run('analysis', 'utf16.txt');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'utf16.txt: is in an encoding that is not read; write it as UTF-8.\n',
  });
});
