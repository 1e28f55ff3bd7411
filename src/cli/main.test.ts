import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { runCommand } from '../../test/support/run-command.ts';
import { typeset } from '../engine/locales/typeset.ts';
import { verdictDocument } from '../engine/surfaces/json/document.ts';
import { commands } from './registry.ts';

const scenarios = fileURLToPath(new URL('../../test/golden/scenarios/', import.meta.url));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'garde-fou-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the command line', () => {
  test('lists every command, in the language of the shell', async () => {
    const english = await runCommand([], scenarios);
    const french = await runCommand(['--help'], scenarios, { LANG: 'fr_FR.UTF-8' });
    expect([english.code, french.code]).toEqual([0, 0]);
    for (const [name, { summary }] of Object.entries(commands)) {
      expect(english.out).toContain(`garde-fou ${name}`);
      expect(english.out).toContain(summary.en);
      expect(french.out).toContain(typeset(summary.fr, 'fr'));
    }
  });

  test.each(Object.keys(commands))('says how %s is used when asked for help', async (name) => {
    const { code, out } = await runCommand([...name.split(' '), '--help'], scenarios);
    expect([code, out.split('\n')[0]]).toEqual([0, `  garde-fou ${name} ${commands[name]?.usage ?? ''}`.trimEnd()]);
  });

  test('every command of the list can be loaded', async () => {
    const loaded = await Promise.all(Object.values(commands).map(({ load }) => load()));
    expect(loaded.every((run) => typeof run === 'function')).toBe(true);
  });

  test.each([
    [['nonsense'], 'no command'],
    [['evaluate'], 'Name one scenario'],
    [['evaluate', 'a', 'b'], 'Name one scenario'],
    [['evaluate', '--nonsense'], '--nonsense'],
    [['evaluate', 'missing.yml'], 'Cannot read missing.yml'],
    [['evaluate', 'pass.yml', '--lang', 'de'], 'fr or en'],
    [['policy', 'test'], 'Name one folder'],
    [['policy', 'test', 'missing'], 'Cannot read missing'],
    [['ruleset'], '--app-id'],
    [['ruleset', '--app-id', '-1'], '--app-id'],
  ])('%j is wrong use and says why in one line', async (args, why) => {
    const { code, out, err } = await runCommand(args, scenarios);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(why);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('says more with --verbose', async () => {
    const { err } = await runCommand(['evaluate', 'missing.yml', '--verbose'], scenarios);
    expect(err).toMatch(/\n\s+at /);
  });
});

describe('evaluate', () => {
  test.each([
    ['pass', 0],
    ['waived', 0],
    ['warned-only', 0],
    ['emergency', 0],
    ['fail', 1],
    ['waiting', 1],
    ['repository-file-refused', 1],
    ['policy-does-not-load', 2],
    ['not-verifiable', 3],
    ['forbidden-403', 3],
  ])('%s ends with %i', async (name, expected) => {
    const { code, out } = await runCommand(['evaluate', `${name}.yml`], scenarios);
    expect(code).toBe(expected);
    expect(out.length).toBeGreaterThan(0);
  });

  test('prints one JSON document of the schema', async () => {
    const { out } = await runCommand(['evaluate', 'fail.yml', '--json', '--lang', 'fr'], scenarios);
    const document = verdictDocument.parse(JSON.parse(out));
    expect(document).toMatchObject({ outcome: 'fail', conclusion: 'failure', base: 'main' });
    expect(
      document.families.flatMap(({ rules }) => rules.flatMap(({ reasons }) => reasons)).map(({ text }) => text),
    ).toContain('Le titre Cart @everyone <b>v2</b> | #1 ne correspond pas à ^(feat|fix): .+.');
  });

  test('says where a scenario is wrong', async () => {
    const folder = folderWith({ 'a.yml': 'policy: { version: 1 }\nreviws: []\n' });
    const { code, err } = await runCommand(['evaluate', 'a.yml'], folder);
    expect(code).toBe(2);
    expect(err).toContain('a.yml:2:1');
    expect(err).toContain('reviews');
  });

  test('reads a policy that stands in a file of its own, and names that file', async () => {
    const folder = folderWith({
      'policy.yml': 'version: 1\nnonsense: 1\n',
      'a.yml': 'policy: policy.yml\npull-request: { number: 1 }\n',
    });
    const { code, out } = await runCommand(['evaluate', 'a.yml'], folder);
    expect(code).toBe(2);
    expect(out).toContain('policy.yml:2:1');
  });
});

describe('ruleset', () => {
  test('makes the check required and pins it to the App', async () => {
    const { code, out } = await runCommand(['ruleset', '--app-id', '4242', '--repository'], scenarios);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      enforcement: 'active',
      bypass_actors: [],
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } },
    });
    expect(out).toContain('"context": "Garde-fou"');
    expect(out).toContain('"integration_id": 4242');
  });

  test('gives another branch a check of its own', async () => {
    const { out } = await runCommand(['ruleset', '--app-id', '4242', '--branch', 'release'], scenarios);
    expect(JSON.parse(out)).toMatchObject({ conditions: { ref_name: { include: ['refs/heads/release'] } } });
    expect(out).toContain('"context": "Garde-fou: release"');
  });

  test('refuses a pattern: a check belongs to one branch', async () => {
    const { code, err } = await runCommand(['ruleset', '--app-id', '4242', '--branch', 'release/*'], scenarios);
    expect(code).toBe(2);
    expect(err).toContain('one branch');
  });
});
