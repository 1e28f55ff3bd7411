import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { PolicyCheck } from './policy-check.ts';
import type { PolicyExplanation } from './policy-explain.ts';
import { policy } from './policy.ts';

const commit = '7c1f0d2b9a4e5f60718293a4b5c6d7e8f9012345';
const files = {
  'good.yml': `version: 1\nextends: cto/base@${commit}\npolicies:\n  deliverables: {}\n  pull-request: { enforcement: warn, size: { maximum-changed-lines: 800 } }\nrepositories: [{ match: ["legacy-*"], policies: { pull-request: { size: { maximum-changed-lines: 2000 } } } }]\n`,
  'bad.yml': 'version: 1\nlanguage: fr\npolices: {}\n',
  'baseline.yml': 'version: 1\nallow: [acme]\npolicies: { pull-request: { enforcement: block, hidden-text: allow } }\n',
  'garde-fou.yml':
    'version: 1\npolicies: { pull-request: { enforcement: observe, size: { maximum-changed-lines: 100 } } }\n',
};

let cwd = '';

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'policy-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(cwd, name), text)));
});

afterAll(() => rm(cwd, { recursive: true }));

describe('policy check', () => {
  it('says what a policy asks for, what is not built yet and which baseline it did not read', async () => {
    const { code, out } = await run('check', 'good.yml');
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        'good.yml loads.',
        'It asks for pull-request and deliverables.',
        'Not built yet, so they hold nothing: deliverables.',
        `It extends the baseline cto/base@${commit}, which was not read: this command uses no network. Give it with --baseline FILE to policy explain.`,
        '',
      ].join('\n'),
    });
  });

  it.each([
    [
      'in the policy’s own language',
      [],
      'bad.yml ne se charge pas\u00A0: 1 problème.\nbad.yml:3:1: polices n’est pas connu ici. Vouliez-vous dire policies\u00A0?\n',
    ],
    [
      'in the language that is asked for',
      ['--lang', 'en'],
      'bad.yml does not load: 1 problem.\nbad.yml:3:1: polices is not known here. Did you mean policies?\n',
    ],
  ])('says on standard error what is wrong and where, %s', async (_, more, err) => {
    expect(await run('check', 'bad.yml', ...more)).toEqual({ code: 2, out: '', err });
  });

  it('prints one JSON document', async () => {
    const { code, out } = await run('check', 'bad.yml', '--json');
    const document = JSON.parse(out) as PolicyCheck;
    expect({ code, loads: document.loads, problems: document.problems.map(({ key, at }) => ({ key, at })) }).toEqual({
      code: 2,
      loads: false,
      problems: [{ key: 'unknown-key-did-you-mean', at: { path: 'bad.yml', line: 3, column: 1 } }],
    });
  });

  it.each([['baseline.yml'], ['garde-fou.yml']])('knows what may stand in %s', async (file) => {
    expect((await run('check', file)).code).toBe(0);
  });

  it('reads standard input', async () => {
    expect((await run('check', '-')).out).toBe('- loads.\n');
  });

  it.each([
    ['no file', ['check']],
    ['two files', ['check', 'a', 'b']],
    ['an unknown option', ['check', 'a', '--verbos']],
    ['no subcommand', []],
  ])('answers %s with how it is used', async (_, args) => {
    const { code, err } = await run(...args);
    expect([code, err.slice(0, 6)]).toEqual([2, 'usage:']);
  });

  it('says of a file that is missing what to do', async () => {
    await expect(run('check', 'none.yml')).rejects.toThrow(
      'none.yml cannot be read (ENOENT): check that the file is there.',
    );
  });
});

describe('policy explain', () => {
  it('gives each value with the layer that decides it and its place', async () => {
    const { code, out } = await run(
      'explain',
      'good.yml',
      '--repository',
      'acme/legacy-shop',
      '--baseline',
      'baseline.yml',
    );
    expect(code).toBe(0);
    expect(out).toContain(
      'policies.pull-request.size.maximum-changed-lines = 2000  (organisation, for this repository, good.yml:6:98)\n',
    );
    expect(out).toContain('policies.pull-request.hidden-text = "allow"  (baseline, baseline.yml:3:62)\n');
    expect(out).toContain('policies.pull-request.enforcement = "warn"  (organisation, good.yml:5:32)\n');
    expect(out).toContain('timezone = "UTC"  (default)\n');
    expect(out).not.toContain('was not read');
  });

  it('shows what of a repository’s own file has no effect, and fails', async () => {
    const { code, out } = await run('explain', 'good.yml', '--repository-file', 'garde-fou.yml', '--json');
    const { values, problems } = JSON.parse(out) as PolicyExplanation;
    expect(code).toBe(1);
    expect(problems.map(({ key, at }) => [key, at?.line])).toEqual([['loosens', 2]]);
    expect(values.find(({ path }) => path === 'policies.pull-request.size.maximum-changed-lines')).toMatchObject({
      value: 100,
      layer: 'repository',
    });
  });

  it('explains nothing of a policy that does not load', async () => {
    const { code, out, err } = await run('explain', 'bad.yml', '--lang', 'en');
    expect([code, out, err.split('\n')[0]]).toEqual([2, '', 'bad.yml does not load: 1 problem.']);
  });
});

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await policy(args, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    stdin: stdin(),
    cwd,
  });
  return { code, out: out.join(''), err: err.join('') };
}

async function* stdin(): AsyncGenerator<string> {
  yield 'version: 1';
}
