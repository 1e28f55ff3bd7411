import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { gatherReports } from '../../action/reports/gather-reports.ts';
import { wantedFiles } from '../../action/reports/wanted.ts';

const folders: string[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

function folder(): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), 'garde-fou-committed-')));
  folders.push(made);
  return made;
}

function write(workspace: string, path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

const junit = (inside: string): string =>
  `<?xml version="1.0"?>\n<testsuites><testsuite name="s">\n<testcase classname="c" name="n">${inside}</testcase></testsuite></testsuites>\n`;
const passed = junit('');
const failed = junit('<failure/>');

/** A checkout of a commit that holds what `prepare` wrote. */
function checkout(prepare: (workspace: string) => void): string {
  const workspace = folder();
  const git = (...words: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
      cwd: workspace,
      stdio: 'ignore',
    });
  git('init');
  prepare(workspace);
  git('add', '-A');
  git('commit', '-m', 'x', '--allow-empty');
  git('rm', '-q', '-r', '--cached', '--ignore-unmatch', '.');
  git('reset', '-q', '--hard', 'HEAD');
  return workspace;
}

const collected = (workspace: string): readonly string[] =>
  gatherReports(workspace, wantedFiles([], []), folderWith('reports')).reports.map(({ source }) => source);

function folderWith(name: string): string {
  const made = folder();
  mkdirSync(join(made, name));
  return made;
}

test('a report that the runner wrote over a committed placeholder is collected', () => {
  const workspace = checkout((at) => write(at, 'e2e/junit.xml', 'placeholder\n'));
  write(workspace, 'junit.xml', passed);
  write(workspace, 'e2e/junit.xml', failed);
  expect(collected(workspace)).toEqual(['e2e/junit.xml', 'junit.xml']);
});

test('a committed report that nothing wrote over is left out', () => {
  const workspace = checkout((at) => write(at, 'e2e/junit.xml', passed));
  write(workspace, 'junit.xml', passed);
  expect(collected(workspace)).toEqual(['junit.xml']);
});

test('nor does one whose line ends the checkout changes pass for a measured one', () => {
  const workspace = checkout((at) => {
    write(at, '.gitattributes', '*.xml text eol=crlf\n');
    write(at, 'e2e/junit.xml', passed);
  });
  expect(readFileSync(join(workspace, 'e2e/junit.xml'), 'utf8')).toContain('\r\n');
  write(workspace, 'junit.xml', passed);
  expect(collected(workspace)).toEqual(['junit.xml']);
});

test('a report behind a committed link stops the step', () => {
  const elsewhere = folder();
  const workspace = checkout((at) => symlinkSync(elsewhere, join(at, 'test-results')));
  write(workspace, 'junit.xml', passed);
  expect(collected(workspace)).toEqual(['junit.xml']);
  write(workspace, 'test-results/e2e/junit.xml', failed);
  expect(() => collected(workspace)).toThrow('report-behind-link');
});

test.each(['out.txt', '../garde-fou-out.xml'])('so does one that is written through a link to %s', (target) => {
  const workspace = checkout((at) => symlinkSync(target, join(at, 'junit.xml')));
  folders.push(join(workspace, target));
  write(workspace, target, failed);
  expect(() => collected(workspace)).toThrow('report-behind-link');
});

test('a link to what is found in its place stops nobody', () => {
  const workspace = checkout((at) => {
    write(at, 'packages/shared/a.txt', 'a\n');
    mkdirSync(join(at, 'packages/api'));
    symlinkSync('../shared', join(at, 'packages/api/shared'));
    symlinkSync('nowhere', join(at, 'nothing'));
  });
  write(workspace, 'packages/shared/junit.xml', passed);
  expect(collected(workspace)).toEqual(['packages/shared/junit.xml']);
});
