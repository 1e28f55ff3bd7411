import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readOptions } from '../../src/scan/options.ts';
import { runScan } from '../../src/scan/run-scan.ts';
import { madeUp } from '../support/made-up-secrets.ts';

const TOKEN = madeUp.gitlab;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'garde-fou-hiding-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Uint8Array): void => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
};

interface Shown {
  readonly path: string;
  readonly demoted?: string;
}

/** Files in which something blocks. */
const blockedIn = async (): Promise<readonly string[]> => {
  let printed = '';
  const options = readOptions(['--json']);
  if ('problem' in options) throw new Error(options.problem);
  await runScan(options, {
    stdout: { write: (text) => (printed += text) },
    stderr: { write: () => undefined },
    stdin: (async function* () {
      yield await Promise.resolve('');
    })(),
    cwd: folder,
  });
  const { findings } = JSON.parse(printed) as { readonly findings: readonly Shown[] };
  return [...new Set(findings.filter(({ demoted }) => demoted === undefined).map((found) => found.path))].toSorted();
};

describe('a supplier who hides a secret from the scan', () => {
  test('by settings and lists of other scanners beside it does not', async () => {
    write('.gitleaks.toml', "[allowlist]\npaths = ['.*']\n");
    write('.gitleaksignore', 'app.env:gitlab-pat:1\n');
    write('.secretlintignore', '**\n');
    write('.garde-fou.yml', 'secrets: off\n');
    write('baseline.json', '{"version":1,"fingerprints":[]}');
    write('app.env', `TOKEN=${TOKEN}\n`);
    expect(await blockedIn()).toEqual(['app.env']);
  });

  test.each([
    'gitleaks:allow',
    'garde-fou:allow',
    'trufflehog:ignore',
    'secretlint-disable-line',
    'nosec',
    'pragma: allowlist secret',
  ])('by the comment %s does not', async (comment) => {
    write('app.py', `# ${comment}\ntoken = "${TOKEN}"  # ${comment}\n`);
    expect(await blockedIn()).toEqual(['app.py']);
  });

  test('under names that others leave out does not', async () => {
    const names = [
      'assets/logo.svg',
      'composer.lock',
      'env/lib/site.py',
      'go.sum',
      'js/jquery-3.min.js',
      'node_modules/a/index.js',
      'package-lock.json',
      'test/fixtures/sample.txt',
      'vendor/ruby/gem.rb',
    ];
    for (const name of names) write(name, `x = "${TOKEN}"\n`);
    expect(await blockedIn()).toEqual(names);
  });

  test('as something else than what it is does not', async () => {
    write('notes.txt', zipSync({ 'a.env': Buffer.from(`T=${TOKEN}`) }));
    write('photo.png', `T=${TOKEN}\n`);
    write('program.exe', Buffer.concat([Buffer.from([0x4d, 0x5a, 0, 0, 255, 254]), Buffer.from(`\0\0${TOKEN}\0\0`)]));
    write('style.css', gzipSync(`T=${TOKEN}`));
    write('unicode.txt', Buffer.from(`\ufeffT=${TOKEN}`, 'utf16le'));
    expect(await blockedIn()).toEqual(['notes.txt', 'photo.png', 'program.exe', 'style.css', 'unicode.txt']);
  });

  // What gitleaks leaves out by its lists of values: `^true|false|null$` is not anchored as it looks.
  test.each(['true', 'false', 'null', 'test'])('in a value with %s at its ends does not', async (word) => {
    const random = TOKEN.slice(6);
    write('begins.env', `API_TOKEN=${word}${random}\n`);
    write('ends.env', `API_TOKEN=${random}${word}\n`);
    expect(await blockedIn()).toEqual(['begins.env', 'ends.env']);
  });

  test('behind a bare carriage return, a zero byte or a very long line does not', async () => {
    write('carriage.txt', `a\rb\rtoken = "${TOKEN}"\r`);
    write('long.js', `${'var a=1;'.repeat(40_000)}var t="${TOKEN}";`);
    write('zero.txt', `\0\0\0token = "${TOKEN}"\0`);
    expect(await blockedIn()).toEqual(['carriage.txt', 'long.js', 'zero.txt']);
  });
});
