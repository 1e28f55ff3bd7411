import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { readManifest } from '../../src/engine/evidence/manifest/read-manifest.ts';
import { cobertura, junit, k6, lcov, lighthouse, sarif } from './reports.ts';
import { HEAD, SHA, machine, proxyTo, pullRequestEvent, runAction, tokenServer } from './runner.ts';

function manifestIn(folder: string) {
  const read = readManifest(readFileSync(join(folder, 'garde-fou-manifest.json')));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('collecting', () => {
  test('finds what common tools write, and describes it', async () => {
    const on = machine();
    on.write('coverage/lcov.info', lcov);
    on.write('build/reports/cobertura-coverage.xml', cobertura);
    on.write('target/surefire-reports/TEST-shop.CartTest.xml', junit);
    on.write('semgrep.sarif', sarif);
    on.write('.lighthouseci/lhr-1.json', lighthouse);
    on.write('k6-summary.json', k6);
    on.write('node_modules/thing/coverage/lcov.info', lcov);
    on.write('coverage.xml', '<note>of no tool</note>');
    const { code, outputs } = await runAction(on, { with: { name: 'unit' } });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({
      count: '6',
      'artifact-name': 'garde-fou-evidence-unit-2',
      'trust-hint': 'base-workflow',
    });
    const folder = outputs['path'] ?? '';
    const { reports, run, ...rest } = manifestIn(folder);
    expect(reports.map(({ source, format, kind }) => [source, format, kind])).toEqual([
      ['.lighthouseci/lhr-1.json', 'lighthouse', 'lighthouse'],
      ['build/reports/cobertura-coverage.xml', 'cobertura', 'coverage'],
      ['coverage/lcov.info', 'lcov', 'coverage'],
      ['k6-summary.json', 'k6', 'load'],
      ['semgrep.sarif', 'sarif', 'analysis'],
      ['target/surefire-reports/TEST-shop.CartTest.xml', 'junit', 'tests'],
    ]);
    expect(rest).toMatchObject({ version: 1, name: 'unit', workspace: on.workspace });
    expect(run).toEqual({
      id: 12_345_678_901,
      attempt: 2,
      job: 'collect',
      workflow: 'ci',
      event: 'pull_request',
      sha: SHA,
      headSha: HEAD,
      repositoryId: 77,
    });
    expect(readdirSync(folder).toSorted()).toEqual(['garde-fou-manifest.json', 'reports']);
    for (const { path, size, sha256: digest } of reports) {
      const bytes = readFileSync(join(folder, path));
      expect([bytes.length, sha256(bytes)]).toEqual([size, digest]);
    }
    expect(outputs['digest']).toBe(sha256(readFileSync(join(folder, 'garde-fou-manifest.json'))));
  });

  test('signs the manifest’s exact bytes where GitHub offers a token', async () => {
    const on = machine();
    on.write('coverage/lcov.info', lcov);
    await using server = await tokenServer();
    const { code, outputs, log, summary } = await runAction(on, { env: server.env });
    expect(code).toBe(0);
    expect(outputs['trust-hint']).toBe('signed-workflow');
    expect(server.audiences).toEqual([`garde-fou:sha256:${outputs['digest'] ?? ''}`]);
    const token = readFileSync(join(outputs['path'] ?? '', 'garde-fou-token.jwt'), 'utf8');
    expect(token.split('.')).toHaveLength(3);
    // The runner hides it in every log from here on.
    expect(log).toContain(`::add-mask::${token}`);
    expect(summary).toContain('Signed.');
  });

  test('asks for the token through the proxy of a company’s own runner', async () => {
    const on = machine();
    on.write('coverage/lcov.info', lcov);
    await using server = await tokenServer();
    await using proxy = await proxyTo(server.env);
    const { code, outputs } = await runAction(on, { env: proxy.env });
    expect([code, outputs['trust-hint']]).toEqual([0, 'signed-workflow']);
    expect(proxy.audiences).toEqual(['token.example:80']);
    expect(server.audiences).toHaveLength(1);
  });

  test('says why a fork, Dependabot and a job without permission cannot sign, and goes on', async () => {
    const on = machine();
    on.write('lcov.info', lcov);
    const fork = await runAction(on, { event: pullRequestEvent({ fork: true }), with: { output: 'one' } });
    const bot = await runAction(on, { env: { GITHUB_ACTOR: 'dependabot[bot]' }, with: { output: 'two' } });
    const bare = await runAction(on, { with: { output: 'three' } });
    expect([fork.code, bot.code, bare.code]).toEqual([0, 0, 0]);
    expect(fork.summary).toContain('comes from a fork');
    expect(bot.summary).toContain('Dependabot');
    expect(bare.summary).toContain('`id-token: write`');
    expect(fork.log).toContain('::notice::Not signed');
    for (const { outputs } of [fork, bot, bare]) {
      expect(outputs['trust-hint']).toBe('base-workflow');
      expect(existsSync(join(outputs['path'] ?? '', 'garde-fou-token.jwt'))).toBe(false);
    }
  });

  test.each([
    ['an error', { status: 400, body: { message: 'no' } }],
    ['no token', { body: {} }],
    ['something else', { body: { value: 'hello' } }],
  ])('stops when GitHub offers a token and gives %s', async (_, answer) => {
    const on = machine();
    on.write('lcov.info', lcov);
    await using server = await tokenServer(answer);
    const { code, outputs, log } = await runAction(on, { env: server.env });
    expect(code).toBe(1);
    expect(outputs).toEqual({});
    expect(log).toContain('::error::GitHub gave this job no token');
  });

  test('stops when there is no report, unless it may be', async () => {
    const strict = await runAction(machine());
    expect(strict.code).toBe(1);
    expect(strict.log).toContain('::error::No report was found');
    expect(strict.outputs).toEqual({});
    const lenient = await runAction(machine(), { with: { 'if-none': 'warn' } });
    expect(lenient.code).toBe(0);
    expect(lenient.log).toContain('::warning::No report was found');
    expect(lenient.outputs).toEqual({ count: '0' });
  });

  test('takes the patterns that it is given, and every file that they match', async () => {
    const on = machine();
    on.write('out/mine.txt', lcov);
    on.write('out/odd.txt', 'of no known format');
    on.write('out/old/mine.txt', lcov);
    on.write('lcov.info', lcov);
    const { outputs } = await runAction(on, { with: { reports: './out/**/*.txt\n', exclude: 'out/old/' } });
    const { reports } = manifestIn(outputs['path'] ?? '');
    expect(reports.map(({ source, format }) => [source, format])).toEqual([
      ['out/mine.txt', 'lcov'],
      ['out/odd.txt', undefined],
    ]);
  });

  test('tells the commit that was checked out, or the one that it was given', async () => {
    const on = machine();
    on.write('lcov.info', lcov);
    on.write('.git/HEAD', `${HEAD}\n`);
    const seen = await runAction(on, { with: { output: 'one' } });
    const given = await runAction(on, { with: { output: 'two', commit: SHA } });
    expect(manifestIn(seen.outputs['path'] ?? '').measuredSha).toBe(HEAD);
    expect(manifestIn(given.outputs['path'] ?? '').measuredSha).toBe(SHA);
  });

  test('speaks French when asked', async () => {
    const on = machine();
    on.write('lcov.info', lcov);
    const { summary } = await runAction(on, { with: { language: 'fr', name: 'unit' } });
    expect(summary).toContain('### Garde-fou\u00A0: preuves `unit`');
    expect(summary).toContain('| `lcov` | couverture | 1 | 44\u00A0o |');
    expect(summary).toContain('jamais qu’ils sont honnêtes');
    const none = await runAction(machine(), { with: { language: 'fr' } });
    expect(none.log).toContain('::error::Aucun rapport trouvé');
  });

  test('writes a summary that a person reads', async () => {
    const on = machine();
    on.write('a/lcov.info', lcov);
    on.write('b/lcov.info', lcov);
    on.write('junit.xml', junit);
    const { summary } = await runAction(on, { with: { name: 'unit' } });
    expect(summary).toMatchInlineSnapshot(`
      "### Garde-fou: evidence \`unit\`

      | Format | What it measures | Reports | Size |
      | --- | --- | --: | --: |
      | \`lcov\` | coverage | 2 | 88 B |
      | \`junit\` | tests | 1 | 112 B |

      Not signed: this job may not ask for a token. Add \`id-token: write\` to the permissions of the collecting job.

      The supplier’s code ran while this was measured: Garde-fou can tell where these figures come from, never that they are honest.

      "
    `);
  });
});

describe('bounds', () => {
  test('10,000 reports are taken, one more stops', async () => {
    const on = machine();
    mkdirSync(join(on.workspace, 'test-results'));
    for (let index = 0; index < 10_000; index += 1)
      writeFileSync(join(on.workspace, `test-results/TEST-${index}.xml`), junit);
    const { code, outputs } = await runAction(on);
    expect([code, outputs['count']]).toEqual([0, '10000']);
    expect(manifestIn(outputs['path'] ?? '').reports).toHaveLength(10_000);
    on.write('junit.xml', junit);
    const more = await runAction(on, { with: { output: 'again' } });
    expect(more.code).toBe(1);
    expect(more.log).toContain('::error::There are more than 10,000 reports');
  });

  test('a report of more than 640 MB stops before it is read', async () => {
    const on = machine();
    truncateSync(on.write('lcov.info', lcov), 640_000_001);
    const { code, log } = await runAction(on);
    expect(code).toBe(1);
    expect(log).toContain('larger than 640 MB');
  });

  test('a name of any length and depth is carried under a plain one', async () => {
    const on = machine();
    const long = `${'d/'.repeat(90)}${'é'.repeat(100)} junit rapport final.xml`;
    on.write(long, junit);
    on.write(
      '.resultset.json',
      JSON.stringify({ RSpec: { coverage: { 'a.rb': { lines: [1, null] } }, timestamp: 1 } }),
    );
    const { outputs } = await runAction(on);
    const { reports } = manifestIn(outputs['path'] ?? '');
    expect(reports.map(({ source }) => source)).toEqual(['.resultset.json', long]);
    expect(reports.map(({ path }) => path)).toEqual([
      'reports/00001-_resultset.json',
      'reports/00002-_junit_rapport_final.xml',
    ]);
  });
});

describe('wrong use is told in one line', () => {
  test.each([
    ['an unknown mode', { mode: 'measure' }, 'There is no mode measure'],
    ['a name with a slash', { name: '../x' }, 'The input name cannot be ../x.'],
    ['a pattern that leaves', { reports: '../**/*.xml' }, 'The input reports holds ../**/*.xml'],
    ['an absolute pattern', { reports: '/etc/*' }, 'The input reports holds /etc/*'],
    ['a word for nothing found', { 'if-none': 'ignore' }, 'The input if-none cannot be ignore.'],
    ['a branch as commit', { commit: 'main' }, 'The input commit cannot be main.'],
    ['a hand-over without its digest', { 'handed-over': 'x' }, 'The input digest is missing'],
  ])('%s', async (_, given, message) => {
    const on = machine();
    on.write('lcov.info', lcov);
    const { code, log, outputs } = await runAction(on, { with: given });
    expect(code).toBe(2);
    expect(log).toContain(`::error::${message}`);
    expect(log.trim().split('\n')).toHaveLength(1);
    expect(outputs).toEqual({});
  });

  test('an output folder with something in it', async () => {
    const on = machine();
    on.write('lcov.info', lcov);
    const { code, log } = await runAction(on, { with: { output: '.' } });
    expect(code).toBe(2);
    expect(log).toContain('is not empty');
  });

  test('a machine that is no runner', async () => {
    const on = machine();
    const { code, log } = await runAction(on, { env: { GITHUB_RUN_ID: '', GITHUB_SHA: 'main' } });
    expect(code).toBe(1);
    expect(log).toContain('::error::This is no step of a GitHub Actions run: id and sha cannot be read.');
  });

  test('an event file that is no JSON', async () => {
    const on = machine();
    on.write('event.json', '{');
    const { code, log } = await runAction(on, { env: { GITHUB_EVENT_PATH: join(on.workspace, 'event.json') } });
    expect(code).toBe(1);
    expect(log).toMatch(/^::error::Garde-fou stopped: /);
  });
});
