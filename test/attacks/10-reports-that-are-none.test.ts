import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { junit, lcov } from '../action/reports.ts';
import { type Machine, machine, runAction } from '../action/runner.ts';

/** What was collected, by its place in the workspace. */
async function sources(on: Machine, given: Record<string, string> = {}): Promise<readonly string[]> {
  const { code, outputs } = await runAction(on, { with: given });
  expect(code).toBe(0);
  const manifest = JSON.parse(readFileSync(join(outputs['path'] ?? '', 'garde-fou-manifest.json'), 'utf8')) as {
    reports: { source: string }[];
  };
  return manifest.reports.map(({ source }) => source);
}

describe('the collector takes what was measured in the workspace, and nothing else', () => {
  test('a link to a file of the runner is not followed, nor a linked folder', async () => {
    const on = machine();
    on.write('junit.xml', junit);
    mkdirSync(join(on.temporary, 'outside'));
    writeFileSync(join(on.temporary, 'outside/lcov.info'), lcov);
    symlinkSync(join(on.temporary, 'outside/lcov.info'), join(on.workspace, 'lcov.info'));
    symlinkSync(join(on.temporary, 'outside'), join(on.workspace, 'coverage'));
    symlinkSync(on.workspace, join(on.workspace, 'loop'));
    const { outputs, summary } = await runAction(on, { with: { reports: '**/*.info\njunit.xml' } });
    expect(outputs['count']).toBe('1');
    expect(summary).toContain('- `lcov.info`: a link, which may lead out of the workspace');
    expect(await sources(on, { output: 'again', reports: 'coverage/**\nloop/**\njunit.xml' })).toEqual(['junit.xml']);
  });

  test('a pipe under the name of a report does not make the job wait', async () => {
    const on = machine();
    on.write('junit.xml', junit);
    execFileSync('mkfifo', [join(on.workspace, 'lcov.info')]);
    const { code, outputs, summary } = await runAction(on);
    expect([code, outputs['count']]).toEqual([0, '1']);
    expect(summary).toContain('`lcov.info`: not a regular file');
  });

  test('a report that came with the checkout was not measured', async () => {
    const on = machine();
    on.write('test-results/kept.xml', junit);
    on.write('coverage/lcov.info', lcov);
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-C', on.workspace, ...args], { stdio: 'ignore' });
    };
    git('init');
    git('add', 'test-results/kept.xml');
    git('-c', 'user.name=K', '-c', 'user.email=k@example.org', 'commit', '-m', 'Keep a report');
    expect(await sources(on)).toEqual(['coverage/lcov.info']);
    expect(await sources(on, { output: 'again', reports: '**/*.xml\n**/*.info' })).toEqual(['coverage/lcov.info']);
  });

  test.each([
    ['a line end', 'a\nb junit.xml', 'a⏎b junit.xml'],
    ['a workflow command', '\n::set-output name=count::9\njunit.xml', '⏎::set-output name=count::9⏎junit.xml'],
    ['an end of a command file', 'ghadelimiter\nname=x\njunit.xml', 'ghadelimiter⏎name=x⏎junit.xml'],
    ['a letter that turns the direction', 'a\u202Exml.junit.xml', 'a⟨U+202E⟩xml.junit.xml'],
    ['an escape of terminals', '\u001B[2Jjunit.xml', '⟨U+001B⟩[2Jjunit.xml'],
  ])('a name with %s is left out and shown harmless', async (_, name, shown) => {
    const on = machine();
    on.write('lcov.info', lcov);
    on.write(name, junit);
    const { code, log, outputs, summary } = await runAction(on);
    expect([code, outputs['count']]).toEqual([0, '1']);
    expect(summary).toContain(`- \`${shown}\`: its name holds characters that deceive readers`);
    const commands = log.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line));
    expect(commands.map((line) => line.slice(0, 10))).toEqual(['::notice::']);
  });

  test('names that look like Markdown, mentions or commands act nowhere', async () => {
    const on = machine();
    on.write('::error::junit.xml', junit);
    on.write('@claire-cto <img src=x> | `junit.xml', junit);
    on.write('##[error]junit.xml', 'no report');
    const { log, summary, outputs } = await runAction(on);
    expect(outputs['count']).toBe('2');
    expect(summary).not.toMatch(/@claire|<img/);
    expect(summary).toContain('- `##[error]junit.xml`: its content is no report');
    expect(log).not.toMatch(/::error|##\[error/);
    expect(Object.keys(outputs)).toEqual(['path', 'artifact-name', 'count', 'digest', 'trust-hint']);
  });

  test('totals, names and formats that a report claims are not read here', async () => {
    const on = machine();
    on.write('lcov.info', `${lcov}LF:2\nLH:200\n`);
    on.write('reports/jacoco.xml', junit);
    const { outputs } = await runAction(on);
    const manifest = readFileSync(join(outputs['path'] ?? '', 'garde-fou-manifest.json'), 'utf8');
    expect(manifest).not.toContain('200');
    expect(manifest).toContain('"format": "junit"');
  });
});
