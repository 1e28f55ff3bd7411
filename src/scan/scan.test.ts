import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';

import { readOptions } from './options.ts';
import { scanDocument } from './output/document.ts';
import { runScan } from './run-scan.ts';
import { ScanWorker } from './thread/scan-worker.ts';

// Made up, and put together here so that no scanner takes them for real.
const token = (random: string): string => ['gl', 'pat-', random].join('');
const FIRST = token('Q7xK2mVb9TpZ4rWc8NdJ');
const SECOND = token('h3Lf6HgYtEs5RvBn1XaU');

let folder = '';
let printed = '';
let complained = '';

const scan = async (args: readonly string[], input = ''): Promise<number> => {
  printed = '';
  complained = '';
  const options = readOptions(args);
  if ('problem' in options) throw new Error(options.problem);
  return await runScan(options, {
    stdout: { write: (text) => (printed += text) },
    stderr: { write: (text) => (complained += text) },
    stdin: (async function* () {
      yield await Promise.resolve(input);
    })(),
    cwd: folder,
  });
};

const shown = (): z.output<typeof scanDocument> => scanDocument.parse(JSON.parse(printed));

const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const commit = (message: string): void => {
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', message);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'garde-fou-scan-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('files', () => {
  test('with a secret fail, and the report does not hold it', async () => {
    write('settings.php', `<?php $token = '${FIRST}';\n`);
    for (const format of ['--json', '--sarif', '--lang=fr']) {
      expect(await scan(['.', format])).toBe(1);
      expect(printed).not.toContain(FIRST.slice(8, -2));
      expect(printed).toContain('settings.php');
    }
  });

  test('that are no files tell nothing by their size, so they are not called clean', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    expect(await scan(['pipe', '--json'])).toBe(3);
    expect(shown().incomplete).toMatchObject([{ path: 'pipe', reason: 'unreadable' }]);
  });

  test('under any name are read: lock files, pictures, vendor folders', async () => {
    for (const name of ['package-lock.json', 'logo.svg', 'jquery.min.js']) write(name, `x ${FIRST}`);
    await scan(['--json']);
    expect(shown().findings.map((finding) => finding.path)).toEqual(['jquery.min.js', 'logo.svg', 'package-lock.json']);
  });

  test('without one pass, and what was not read holds', async () => {
    write('a.txt', 'nothing');
    expect(await scan(['--json'])).toBe(0);
    write('b.7z', '7z\u00bc\u00af');
    writeFileSync(path.join(folder, 'b.7z'), Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]));
    expect(await scan(['--json'])).toBe(3);
    expect(shown().incomplete).toMatchObject([{ reason: 'unsupported-archive' }]);
  });

  test('that do not exist are wrong use, told in one line', async () => {
    expect(await scan(['nowhere'])).toBe(2);
    expect(complained.trim().split('\n')).toHaveLength(1);
  });
});

describe('a baseline', () => {
  test('is written once, and then only new secrets count', async () => {
    const key = path.join(folder, 'key');
    writeFileSync(key, 'k'.repeat(32));
    write('a.txt', FIRST);
    const args = ['a.txt', '--json', '--key-file', 'key', '--baseline', 'baseline.json'];
    expect(await scan(args)).toBe(0);
    expect(readFileSync(path.join(folder, 'baseline.json'), 'utf8')).not.toContain(FIRST.slice(8, -2));
    write('a.txt', `moved ${FIRST}\n`);
    expect(await scan(args)).toBe(0);
    write('a.txt', `${FIRST}\n${SECOND}\n`);
    expect(await scan(args)).toBe(1);
  });
});

describe('own rules', () => {
  test('that cannot be used are named with line and reason, and hold the scan', async () => {
    write(
      'rules.toml',
      '[[rules]]\nid = "x"\nregex = "(a"\nkeywords = ["acme"]\n[[rules]]\nid = "y"\nregex = "b+"\nkeywords = ["acme"]\n',
    );
    write('a.txt', 'nothing');
    expect(await scan(['a.txt', '--json', '--rules', 'rules.toml'])).toBe(3);
    expect(complained).toContain('rules.toml:1: x refused');
    expect(shown().incomplete).toMatchObject([{ path: 'rules.toml:1', reason: 'rule-refused' }]);
  });

  test('of which none can be used are wrong use', async () => {
    write('rules.toml', '[[rules]]\nid = "x"\nregex = "(a"\nkeywords = ["acme"]\n');
    expect(await scan(['--rules', 'rules.toml'])).toBe(2);
    expect(complained).toContain('rules.toml:1: x refused');
  });

  test('find what they describe', async () => {
    write('rules.yml', "rules:\n  - id: acme\n    shapes: ['acme_{lan:12}']\n");
    write('a.txt', 'acme_q7w2e9r4t1y8\n');
    expect(await scan(['a.txt', '--json', '--rules', 'rules.yml'])).toBe(1);
  });
});

describe('standard input', () => {
  test('is scanned whole', async () => {
    expect(await scan(['--stdin', '--json'], `a ${FIRST}`)).toBe(1);
  });

  test('answers one result a line, and a line that is no request is incomplete', async () => {
    const lines = [JSON.stringify({ text: FIRST, path: 'a' }), JSON.stringify({ text: 'b' }), 'no'].join('\n');
    expect(await scan(['--stdin', '--jsonl'], lines)).toBe(1);
    const results = printed
      .trim()
      .split('\n')
      .map((line) => scanDocument.pick({ findings: true, incomplete: true }).parse(JSON.parse(line)));
    expect(results.map(({ findings, incomplete }) => [findings.length, incomplete.length])).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
  });
});

describe('a range of commits', () => {
  beforeEach(() => {
    git('init', '-q', '-b', 'main');
    write('old.txt', `${SECOND}\n`);
    commit('old');
    git('checkout', '-q', '-b', 'work');
  });

  test('shows a secret that was taken out again, as history', async () => {
    write('a.txt', FIRST);
    commit('in');
    write('a.txt', 'gone');
    commit('out');
    expect(await scan(['--since', 'main', '--json'])).toBe(1);
    expect(shown().findings).toMatchObject([{ path: 'a.txt', state: 'history' }]);
  });

  test('shows a secret at the head, and none that was there before', async () => {
    write('old.txt', `${SECOND}\nmore ${FIRST}\n`);
    commit('more');
    expect(await scan(['--since', 'main', '--json'])).toBe(1);
    expect(shown().findings).toMatchObject([{ path: 'old.txt', state: 'head', line: 2 }]);
  });

  test('shows a secret that only a merge brought, and nothing that came from its other parent', async () => {
    git('checkout', '-q', 'main');
    write('other.txt', `${token('m4Kd9SwQ2xZc7VbNj5Ty')}\n`);
    commit('other');
    git('checkout', '-q', 'work');
    commit('work');
    git('merge', '-q', '--no-commit', '--no-ff', 'main');
    write('evil.txt', FIRST);
    commit('merge');
    expect(await scan(['--since', 'main', '--json'])).toBe(1);
    expect(shown().findings.map((finding) => finding.path)).toEqual(['evil.txt']);
  });

  test('shows nothing for an old file that was only renamed', async () => {
    git('mv', 'old.txt', 'new.txt');
    commit('rename');
    expect(await scan(['--since', 'main', '--json'])).toBe(0);
  });

  test('shows nothing for an old line that was taken out and put back', async () => {
    write('old.txt', 'gone\n');
    commit('out');
    write('old.txt', `${SECOND}\nback\n`);
    commit('back');
    expect(await scan(['--since', 'main', '--json'])).toBe(0);
  });

  test('reads commit messages', async () => {
    commit(`use ${FIRST}`);
    expect(await scan(['--since', 'main', '--json'])).toBe(1);
    expect(shown().findings).toMatchObject([{ path: '(commit message)' }]);
  });

  test('says that what a symbolic link leads to was not read', async () => {
    symlinkSync('/etc', path.join(folder, 'link'));
    commit('link');
    expect(await scan(['--since', 'main', '--json'])).toBe(3);
    expect(shown().incomplete).toMatchObject([{ reason: 'symlink' }]);
  });

  test('says that a submodule was not read', async () => {
    const id = git('rev-parse', 'HEAD').trim();
    git('update-index', '--add', '--cacheinfo', `160000,${id},module`);
    git('commit', '-q', '-m', 'module');
    expect(await scan(['--since', 'main', '--json'])).toBe(3);
  });

  test('that a shallow clone cuts off, or with nothing in common, is wrong use and never clean', async () => {
    write('a.ts', `token = '${FIRST}';\n`);
    commit('add');
    write('a.ts', 'gone\n');
    commit('take back');
    commit('rest');
    const whole = folder;
    folder = path.join(whole, 'shallow');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${whole}`, folder], { stdio: 'ignore' });
    git('fetch', '-q', '--depth', '1', 'origin', 'main:main');
    expect(await scan(['--since', 'main', '--json'])).toBe(2);
    expect(complained).toContain('git fetch --unshallow');
    folder = whole;
    git('checkout', '-q', '--orphan', 'other');
    commit('other');
    expect(await scan(['--since', 'main', '--json'])).toBe(2);
    expect(complained).toContain('no commit in common');
  });

  test('shows own rules the path', async () => {
    write(
      'own.toml',
      `[[rules]]\nid = 'acme'\nregex = '''acme_[0-9a-f]{32}'''\npath = '''\\.conf$'''\nkeywords = ['acme_']\n`,
    );
    for (const name of ['a.conf', 'a.txt']) write(name, `x acme_${'7d9f0c3b5a1e8d26'.repeat(2)}\n`);
    commit('own');
    expect(await scan(['--since', 'main', '--json', '--rules', 'own.toml'])).toBe(1);
    expect(
      shown()
        .findings.filter(({ detector }) => detector === 'acme')
        .map((found) => found.path),
    ).toEqual(['a.conf']);
  });

  test('of a name that is no commit is wrong use', async () => {
    expect(await scan(['--since', '--output=x'.slice(2)])).toBe(2);
    expect(complained).toContain('names no commit');
  });
});

describe('the watchdog', () => {
  test('gives up on a file that takes too long, and scans the next', async () => {
    const behalf = { key: new Uint8Array(32), forms: { builtIn: true, files: [] }, replaces: false };
    const worker = new ScanWorker({ milliseconds: 0, perMegabyte: 0 });
    expect(await worker.scan(new Uint8Array(1_000_000), '', behalf)).toBe('out-of-time');
    await worker.close();
    const patient = new ScanWorker();
    expect(await patient.scan(Uint8Array.from(Buffer.from(FIRST)), '', behalf)).toMatchObject({ unread: [] });
    await patient.close();
  });
});
