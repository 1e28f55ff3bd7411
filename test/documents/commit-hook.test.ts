import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { madeUp } from '../support/made-up-secrets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const hookOf = (page: string): string => {
  const blocks = readFileSync(path.join(root, page), 'utf8').match(/```sh\n#!\/bin\/sh\n[\s\S]*?```/g) ?? [];
  return (blocks[0] ?? '').replace('```sh\n', '').replace('```', '');
};

let folder = '';
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};
const git = (...args: readonly string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
const commit = (): number | null =>
  spawnSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', 'commit', '-m', 'x'],
    {
      cwd: folder,
      env: { ...process.env, PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
    },
  ).status;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'garde-fou-hook-'));
  git('init', '-q');
  git('config', 'core.hooksPath', '.githooks');
  const command = write('bin/garde-fou', `#!/bin/sh\nexec "${process.execPath}" "${root}/src/cli/start.mjs" "$@"\n`);
  const hook = write('.githooks/pre-commit', hookOf('docs/scan.md'));
  for (const file of [command, hook]) chmodSync(file, 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the hook of the manual', () => {
  test('is the same in both languages', () => {
    expect(hookOf('docs/scan.md')).toContain('garde-fou scan');
    expect(hookOf('docs/fr/recherche-de-secrets.md')).toBe(hookOf('docs/scan.md'));
  });

  test('stops a commit that brings a secret', () => {
    write('src/settings one.env', `TOKEN=${madeUp.gitlab}\n`);
    git('add', 'src');
    expect(commit()).not.toBe(0);
  });

  test('looks at what is staged, not at what lies in the folder', () => {
    const file = write('settings.env', 'TOKEN=\n');
    git('add', 'settings.env');
    writeFileSync(file, `TOKEN=${madeUp.gitlab}\n`);
    expect(commit()).toBe(0);
  });
});
